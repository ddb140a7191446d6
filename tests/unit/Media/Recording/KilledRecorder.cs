using System.Diagnostics;
using System.Globalization;
using CxBridge.Media;
using CxBridge.Media.Recording;

namespace CxBridge.Tests.Unit.Media.Recording;

/// <summary>A process that records without end, to be killed; see <see cref="KilledRecorderTests"/>.</summary>
internal static class KilledRecorder
{
    /// <summary>The sample of a frame, by which the test knows it again.</summary>
    public static short Mark(long frame) => (short)(1 + (frame % 30_000));

    /// <summary>Records until it is killed: frames as fast as the writer takes them.</summary>
    public static void Run(string path)
    {
        using var writer = new RecordingWriter();
        using var recorder = new CallRecorder(() => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read));
        writer.Add(recorder);
        var caller = new short[AudioFrame.Samples];
        var bot = new short[AudioFrame.Samples];
        using var parent = Process.GetProcessById(int.Parse(Environment.GetEnvironmentVariable("CXBRIDGE_TEST_PARENT")!, CultureInfo.InvariantCulture));
        for (long frame = 0; !parent.HasExited; frame++)
        {
            Array.Fill(caller, Mark(frame));
            Array.Fill(bot, (short)-Mark(frame));
            recorder.Write(caller, bot);
            Thread.Sleep(1);
        }
    }
}
