using System.Text;
using CxBridge.Media.Screening;

namespace CxBridge.Tests.Unit.Media.Screening;

public class WavFileTests
{
    [Fact]
    public void LinearSound_IsReadAsItIs() => Assert.Equal([1, -2, 3], WavFile.Read(Wav(1, 1, 8000, 16, [1, 0, 0xFE, 0xFF, 3, 0])).Samples!);

    [Fact]
    public void OfTwoChannels_TheFirstIsTaken() => Assert.Equal([1, 3], WavFile.Read(Wav(1, 2, 8000, 16, [1, 0, 2, 0, 3, 0, 4, 0])).Samples!);

    [Theory]
    [InlineData(6, 0xD5, 8)]
    [InlineData(7, 0xFF, 0)]
    public void G711_IsDecoded(int code, byte silence, short expected) => Assert.Equal([expected, expected], WavFile.Read(Wav(code, 1, 8000, 8, [silence, silence])).Samples!);

    [Theory]
    [InlineData(1, 1, 16_000, 16, "16000 Hz")]
    [InlineData(1, 1, 8000, 24, "24 bits")]
    [InlineData(3, 1, 8000, 32, "format 3")]
    [InlineData(1, 0, 8000, 16, "0 channels")]
    public void SoundOfAnotherKind_IsRefusedByName(int code, int channels, int rate, int bits, string named) =>
        Assert.Contains(named, WavFile.Read(Wav(code, channels, rate, bits, new byte[8])).Problem!.Message, StringComparison.Ordinal);

    [Fact]
    public void EmptyFile_IsRefused() => Assert.Equal("The file is empty", WavFile.Read([]).Problem!.Message);

    [Fact]
    public void FileWithoutSound_IsRefused() => Assert.Equal("There is no sound in the file", WavFile.Read(Wav(1, 1, 8000, 16, [])).Problem!.Message);

    [Fact]
    public void TextFile_IsRefused() => Assert.Equal("This is not a WAV file", WavFile.Read(Encoding.ASCII.GetBytes("To be, or not to be")).Problem!.Message);

    [Fact]
    public void AnyBeginningOfAFile_IsRefused_AndNoneBreaksTheReader()
    {
        byte[] whole = Wav(1, 1, 8000, 16, new byte[320]);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.NotNull(WavFile.Read(whole.AsSpan(0, length)).Problem));
    }

    private static byte[] Wav(int code, int channels, int rate, int bits, byte[] data)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(36 + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)code);
        writer.Write((short)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((short)(channels * bits / 8));
        writer.Write((short)bits);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        writer.Flush();
        return stream.ToArray();
    }
}
