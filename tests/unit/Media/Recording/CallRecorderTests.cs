using System.Buffers.Binary;
using CxBridge.Media;
using CxBridge.Media.Recording;

namespace CxBridge.Tests.Unit.Media.Recording;

public sealed class CallRecorderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recorder").FullName;

    [Fact]
    public void Recording_HasTheCallerLeftAndTheBotRight()
    {
        using var recorder = new CallRecorder(() => File.Create(Path.Combine(_folder, "b.wav")));
        recorder.Write(Filled(11), Filled(22));
        recorder.Finish();
        Assert.False(recorder.Drain());
        byte[] file = File.ReadAllBytes(Path.Combine(_folder, "b.wav"));
        Assert.Equal(44 + (160 * 4), file.Length);
        Assert.Equal(2, BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(22)));
        Assert.Equal(8000, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(24)));
        Assert.Equal(11, BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(44)));
        Assert.Equal(22, BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(46)));
    }

    [Fact]
    public void FileOfAProcessThatWasKilled_IsWholeUpToTheLastDrain()
    {
        string path = Path.Combine(_folder, "killed.wav");
        using var recorder = new CallRecorder(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        for (int second = 1; second <= 3; second++)
        {
            for (int i = 0; i < 50; i++)
            {
                recorder.Write(Filled(1), Filled(2));
            }

            recorder.Drain();
            using FileStream file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var header = new byte[44];
            file.ReadExactly(header);
            Assert.Equal(second * 8000 * 4, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(40)));
            Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)));
        }
    }

    [Fact]
    public void StalledDisk_KeepsTheLengthRightWithSilence()
    {
        string path = Path.Combine(_folder, "stalled.wav");
        using var recorder = new CallRecorder(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        for (int i = 0; i < 600; i++)
        {
            recorder.Write(Filled(1), Filled(2));
        }

        recorder.Finish();
        recorder.Drain();
        Assert.Equal(44 + (600 * 160 * 4), new FileInfo(path).Length);
    }

    [Fact]
    public void FullDisk_EndsTheRecordingWithAReason_AndNotTheCall()
    {
        using var recorder = new CallRecorder(() => new FullDisk());
        recorder.Write(Filled(1), Filled(2));
        Assert.False(recorder.Drain());
        Assert.NotNull(recorder.Failure);
        recorder.Write(Filled(1), Filled(2));
        Assert.True(recorder.Completion.IsCompletedSuccessfully);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }

    private static short[] Filled(short value)
    {
        var samples = new short[AudioFrame.Samples];
        Array.Fill(samples, value);
        return samples;
    }
}
