using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp;
using CxBridge.Media.Rtp.Jitter;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class JitterBufferTests
{
    private readonly JitterBuffer _buffer = new(new DecoderSet());
    private readonly short[] _frame = new short[AudioFrame.Samples];

    [Fact]
    public void FirstPacket_IsPlayedAfterTheStartingDepthOf40Milliseconds()
    {
        var origins = new List<FrameOrigin>();
        for (int tick = 0; tick < 5; tick++)
        {
            Insert(tick, tick);
            origins.Add(_buffer.Pull(_frame, tick * 20));
        }

        Assert.Equal([FrameOrigin.Missing, FrameOrigin.Missing, FrameOrigin.Received, FrameOrigin.Received, FrameOrigin.Received], origins);
        Assert.Equal(2, Mark());
    }

    [Fact]
    public void ReorderedPackets_ArePlayedInOrder()
    {
        int[] order = [0, 2, 1, 3, 5, 4, 6, 7, 8, 9];
        var played = new List<int>();
        for (int tick = 0; tick < 10; tick++)
        {
            Insert(order[tick], tick);
            if (_buffer.Pull(_frame, tick * 20) == FrameOrigin.Received)
            {
                played.Add(Mark());
            }
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], played);
    }

    [Fact]
    public void PacketOf60Milliseconds_AmongOthersOf20_IsPlayedWhole_AndSoAreThey()
    {
        var played = new List<int>();
        for (int tick = 0; tick < 12; tick++)
        {
            // The far end gathers three frames into one packet, and goes on as before.
            byte[] octets = [.. Octets(tick), .. Octets(tick + 1), .. Octets(tick + 2)];
            if (tick is not (4 or 5))
            {
                Insert(tick, tick == 3 ? octets : Octets(tick), tick * 20, tick * 20);
            }

            if (_buffer.Pull(_frame, tick * 20) == FrameOrigin.Received)
            {
                played.Add(Mark());
            }
        }

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], played);
    }

    [Fact]
    public void LostPacket_IsConcealed()
    {
        var origins = new List<FrameOrigin>();
        for (int tick = 0; tick < 12; tick++)
        {
            if (tick != 6)
            {
                Insert(tick, tick);
            }

            origins.Add(_buffer.Pull(_frame, tick * 20));
        }

        Assert.Equal(8, origins.IndexOf(FrameOrigin.Concealed));
        Assert.Equal(1, _buffer.Figures.ConcealedFrames);
        Assert.Equal(FrameOrigin.Received, origins[9]);
    }

    [Fact]
    public void SteadyJitterOf60Milliseconds_DeepensTheBufferUntilNothingIsLate()
    {
        var random = new Random(1);
        long lateAfterLearning = 0;
        var arrivals = new List<(double At, int Packet)>();
        for (int i = 0; i < 600; i++)
        {
            arrivals.Add(((i * 20) + (random.NextDouble() * 60), i));
        }

        arrivals.Sort();
        int next = 0;
        for (int tick = 0; tick < 600; tick++)
        {
            while (next < arrivals.Count && arrivals[next].At <= tick * 20)
            {
                Insert(arrivals[next].Packet, Octets(0), arrivals[next].At, tick * 20);
                next++;
            }

            _buffer.Pull(_frame, tick * 20);
            lateAfterLearning = tick == 250 ? _buffer.Figures.Late : lateAfterLearning;
        }

        Assert.InRange(_buffer.Figures.TargetMilliseconds, 45, 65);

        // By construction 3 in 100 may be later than the 97th percentile.
        Assert.True(_buffer.Figures.Late - lateAfterLearning <= 350 * 0.04, $"{_buffer.Figures.Late - lateAfterLearning} of 350 late");
    }

    [Fact]
    public void CalmPath_ShrinksTheBufferInQuietSound()
    {
        int firstDelay = Delay(ticks: 20, from: 0);
        int lastDelay = Delay(ticks: 400, from: 20);
        Assert.Equal(2, firstDelay);
        Assert.InRange(lastDelay, 0, 1);
    }

    [Fact]
    public void SenderWhoseClockStoppedInSilence_IsHeardAtOnceAtTheNextTalkspurt()
    {
        for (int tick = 0; tick < 20; tick++)
        {
            Insert(tick, tick);
            _buffer.Pull(_frame, tick * 20);
        }

        for (int tick = 20; tick < 70; tick++)
        {
            _buffer.Pull(_frame, tick * 20);
        }

        Insert(20, Octets(77), 1400, 1400, Anchor.Talkspurt);
        int waited = 0;
        while (_buffer.Pull(_frame, 1400 + (waited * 20)) != FrameOrigin.Received && waited < 10)
        {
            waited++;
        }

        Assert.InRange(waited, 1, 2);
        Assert.Equal(77, Mark());
    }

    // The number of frames between a packet's arrival and its play, once the ticks are over.
    private int Delay(int ticks, int from)
    {
        int delay = 0;
        for (int tick = from; tick < from + ticks; tick++)
        {
            Insert(tick, Octets(tick % 11), tick * 20, tick * 20);
            _buffer.Pull(_frame, tick * 20);
            delay = ((tick % 11) - Mark() + 11) % 11;
        }

        return delay;
    }

    private void Insert(int packet, int tick) => Insert(packet, Octets(packet), tick * 20, tick * 20);

    private void Insert(int packet, byte[] octets, double arrival, double now, Anchor anchor = Anchor.Running) =>
        _buffer.Insert(new WaitingPacket((ushort)packet, (uint)(packet * 160), AudioCodec.Pcmu, octets.Length), octets, arrival, now, anchor);

    // A constant whose level tells the packet: of the first segments of mu-law, so quiet that a step may be made in it.
    private static byte[] Octets(int mark)
    {
        var octets = new byte[AudioFrame.Samples];
        Array.Fill(octets, (byte)(0xFF - mark));
        return octets;
    }

    private int Mark()
    {
        var octet = new byte[1];
        G711.Encode(AudioCodec.Pcmu, _frame.AsSpan(150, 1), octet);
        return 0xFF - octet[0];
    }
}
