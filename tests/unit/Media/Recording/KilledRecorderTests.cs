using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Recording;

/// <summary>A recording whose process is killed in the middle (SIGKILL, nothing can be tidied up).</summary>
public sealed class KilledRecorderTests : IDisposable
{
    private const int HeaderSize = 44;
    private readonly string _folder = Directory.CreateTempSubdirectory("killed").FullName;

    [Theory]
    [InlineData(20_000)]
    [InlineData(150_000)]
    [InlineData(400_000)]
    public async Task File_OfAKilledProcess_PlaysUpToItsLastWrite_WithoutAHole(int atBytes)
    {
        string path = Path.Combine(_folder, "call.wav");
        using Process child = Start(path);
        while (!File.Exists(path) || Counted(path) < atBytes)
        {
            Assert.False(child.HasExited, "The recording process ended by itself.");
            await Task.Delay(5);
        }

        child.Kill();
        await child.WaitForExitAsync();

        byte[] file = await File.ReadAllBytesAsync(path);
        int data = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40));
        Assert.Equal("RIFF"u8.ToArray(), file[..4]);
        Assert.Equal(data + HeaderSize - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.InRange(data, 1, file.Length - HeaderSize);
        const int FrameBytes = AudioFrame.Samples * 4;
        for (int frame = 0; frame < data / FrameBytes; frame++)
        {
            int at = HeaderSize + (frame * FrameBytes);
            Assert.Equal(KilledRecorder.Mark(frame), BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at)));
            Assert.Equal(-KilledRecorder.Mark(frame), BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(at + 2)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Bytes of sound that the header counts: what comes after them may be half written at any moment.
    private static int Counted(string path)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize ? 0 : BinaryPrimitives.ReadInt32LittleEndian(header[40..]);
    }

    private static Process Start(string path)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(KilledRecorderTests).Assembly.Location, "record", path } };
        start.Environment["CXBRIDGE_TEST_PARENT"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start)!;
    }
}
