using System.Buffers.Binary;
using CxBridge.Voice.Sounds;

namespace CxBridge.Tests.Unit.Voice.Sounds;

public class WavReaderTests
{
    [Fact]
    public void Read_OfAFile_GivesItsSamples()
    {
        Sound sound = WavReader.Read(File(channels: 1, size: 4, samples: [16384, -32768]));

        Assert.Equal(22050, sound.SampleRate);
        Assert.Equal([0.5f, -1f], sound.Samples);
    }

    [Fact]
    public void Read_OfAStreamedFile_WhoseSizeIsNonsense_TakesWhatIsThere() =>
        Assert.Equal(2, WavReader.Read(File(channels: 1, size: 0x7FFFF000, samples: [1, 2])).Samples.Length);

    [Fact]
    public void Read_OfStereo_Averages() => Assert.Equal([0.25f], WavReader.Read(File(channels: 2, size: 4, samples: [16384, 0])).Samples);

    [Fact]
    public void Read_OfAnythingElse_Refuses()
    {
        byte[] good = File(channels: 1, size: 4, samples: [1, 2]);
        Assert.Throws<FormatException>(() => WavReader.Read([]));
        Assert.Throws<FormatException>(() => WavReader.Read(good.AsSpan(0, 30)));
        good[34] = 8;
        Assert.Throws<FormatException>(() => WavReader.Read(good));
    }

    private static byte[] File(short channels, uint size, short[] samples)
    {
        byte[] file = new byte[44 + (2 * samples.Length)];
        "RIFF"u8.CopyTo(file);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), 22050);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), size);
        for (int i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * i)), samples[i]);
        }

        return file;
    }
}
