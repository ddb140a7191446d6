using CxBridge.Media.Rtp.Keys;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class KeyTests
{
    private const string All = "0123456789*#ABCD";

    [Fact]
    public void PressOfTwentySeconds_IsOneDigit()
    {
        var receiver = new DtmfReceiver();
        string heard = "";
        uint start = 1000;
        for (int segment = 0; segment < 3; segment++, start += 0xFFFF)
        {
            for (int duration = 160; duration < 0xFFFF; duration += 160)
            {
                heard += Accept(receiver, start, [5, 10, (byte)(duration >> 8), (byte)duration]);
            }
        }

        for (int end = 0; end < 3; end++)
        {
            heard += Accept(receiver, start - 0xFFFF, [5, 0x8A, 0xFF, 0xFF]);
        }

        Assert.Equal("5", heard);
        Assert.Equal("5", Accept(receiver, start + 800, [5, 10, 0, 160]));
    }

    [Fact]
    public void SameKeyAgain_IsASecondDigit_ThoughAllButOneEndPacketWereLost()
    {
        var receiver = new DtmfReceiver();
        Assert.Equal("55", Accept(receiver, 1000, [5, 0x8A, 3, 32]) + Accept(receiver, 2280, [5, 0x8A, 3, 32]) + Accept(receiver, 1000, [5, 0x8A, 3, 32]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.4, 0)]
    [InlineData(-1.4, 0)]
    [InlineData(0, 3)]
    [InlineData(0, -7)]
    public void Tones_OfEveryKeyWithinTolerance_AreHeardOnce(double detunePercent, double twist)
    {
        var detector = new ToneDetector();
        string heard = "";
        foreach (char key in All)
        {
            heard += Hear(detector, Press(key, 50, detunePercent, twist)) + Hear(detector, Sounds.Noise(-60, TimeSpan.FromMilliseconds(50), key));
        }

        Assert.Equal(All, heard);
    }

    [Theory]
    [InlineData(4, 0, 60)]
    [InlineData(-4, 0, 60)]
    [InlineData(0, 8, 60)]
    [InlineData(0, -12, 60)]
    [InlineData(0, 0, 20)]
    public void Tones_OutsideTolerance_AreNoKeys(double detunePercent, double twist, int milliseconds)
    {
        string heard = "";
        foreach (char key in All)
        {
            var detector = new ToneDetector();
            heard += Hear(detector, Press(key, milliseconds, detunePercent, twist)) + Hear(detector, Sounds.Silence(TimeSpan.FromMilliseconds(60)));
        }

        Assert.Equal("", heard);
    }

    [Fact]
    public void Tones_AreHeardThroughNoiseOf15DecibelsBelow()
    {
        var detector = new ToneDetector();
        string heard = "";
        foreach (char key in All)
        {
            short[] press = [.. Press(key, 60, 0, 0), .. Sounds.Silence(TimeSpan.FromMilliseconds(60))];
            heard += Hear(detector, Sounds.Mix(press, Sounds.Noise(-26, TimeSpan.FromMilliseconds(120), key)));
        }

        Assert.Equal(All, heard);
    }

    [Fact]
    public void Speech_OfTenMinutes_IsNoKey()
    {
        int taken = 0;
        for (int voice = 0; voice < 20; voice++)
        {
            taken += Hear(new ToneDetector(), Sounds.Speech(TimeSpan.FromSeconds(30), dbfs: -20 + (voice % 4 * 3), pitch: 80 + (voice * 9))).Length;
        }

        Assert.Equal(0, taken);
    }

    [Fact]
    public void KeyByThreeWays_IsOneEvent_AndPressedTwiceIsTwo()
    {
        var arbiter = new KeyArbiter();
        string heard = "";
        for (long press = 0; press < 2; press++)
        {
            long frame = press * 15;
            heard += Text(arbiter.Take('5', KeyWay.Event, frame));
            heard += Text(arbiter.Take('5', KeyWay.Tone, frame + 2));
            arbiter.Signalled('5');
            heard += Text(arbiter.NextSignalled(frame + 6));
        }

        Assert.Equal("55", heard);
        Assert.Equal('5', arbiter.Take('5', KeyWay.Tone, 1000));
    }

    [Fact]
    public void KeyBySignallingAlone_IsHeardEachTime()
    {
        var arbiter = new KeyArbiter();
        arbiter.Signalled('1');
        arbiter.Signalled('1');
        arbiter.Signalled('2');
        Assert.Equal("112", Text(arbiter.NextSignalled(1)) + Text(arbiter.NextSignalled(2)) + Text(arbiter.NextSignalled(3)));
        Assert.Equal('\0', arbiter.NextSignalled(4));
    }

    [Fact]
    public void FarEndWithoutEvents_GetsTones()
    {
        var sender = new DtmfSender();
        Assert.True(sender.TryQueue(All));
        var detector = new ToneDetector();
        var frame = new short[160];
        string heard = "";
        while (sender.TryTone(frame))
        {
            heard += Hear(detector, frame);
        }

        Assert.Equal(All, heard);
    }

    private static short[] Press(char key, int milliseconds, double detunePercent, double twist)
    {
        int place = "123A456B789C*0#D".IndexOf(key);
        double factor = 1 + (detunePercent / 100);
        double low = 5000 * Math.Pow(10, -twist / 40);
        double high = 5000 * Math.Pow(10, twist / 40);
        TimeSpan length = TimeSpan.FromMilliseconds(milliseconds);
        return Sounds.Mix(
            Sounds.Tone(DtmfTones.Rows[place / 4] * factor, 8000, length, low),
            Sounds.Tone(DtmfTones.Columns[place % 4] * factor, 8000, length, high));
    }

    private static string Accept(DtmfReceiver receiver, uint timestamp, byte[] payload) => Text(receiver.Accept(timestamp, payload));

    private static string Hear(ToneDetector detector, short[] sound)
    {
        string heard = "";
        for (int i = 0; i < sound.Length; i += 160)
        {
            heard += Text(detector.Hear(sound.AsSpan(i, Math.Min(160, sound.Length - i))));
        }

        return heard;
    }

    private static string Text(char key) => key == '\0' ? "" : key.ToString();
}
