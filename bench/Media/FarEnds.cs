using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Pacing;

namespace CxBridge.Bench.Media;

/// <summary>
/// The process of the far ends.
/// <code>
/// stdin  1 the host's ports       stdout 2 their own ports, in the same order
///        3 milliseconds                  packets and gaps of so long count, from here on
///        4 "report"                      5 figures as JSON; and the process ends
/// </code>
/// </summary>
internal static class FarEnds
{
    public static async Task RunAsync(AudioCodec codec)
    {
        int[] ports = [.. (await Console.In.ReadLineAsync())!.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
        byte[][] talk = Talk.Payloads(codec);
        FarEnd[] ends = [.. ports.Select((port, i) => new FarEnd(new IPEndPoint(IPAddress.Loopback, port), codec, talk, i))];
        Console.WriteLine(string.Join(' ', ends.Select(end => end.Port.ToString(CultureInfo.InvariantCulture))));
        using var metrics = new MediaMetrics();
        using var pacer = new PacingThread("far-ends", TimeProvider.System, metrics);
        foreach (FarEnd end in ends)
        {
            pacer.Add(end);
        }

        double window = double.Parse((await Console.In.ReadLineAsync())!, CultureInfo.InvariantCulture);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (FarEnd end in ends)
        {
            end.Measure(window);
        }

        await Console.In.ReadLineAsync();
        TimeSpan used = Process.GetCurrentProcess().TotalProcessorTime - before;
        foreach (FarEnd end in ends)
        {
            await pacer.RemoveAsync(end);
        }

        Console.WriteLine(JsonSerializer.Serialize(new FarEndFigures(
            ends.Sum(end => end.Received), ends.Sum(end => end.Lost), ends.Sum(end => end.GapsOver40), ends.Max(end => end.LongestGap), used.TotalSeconds)));
        foreach (FarEnd end in ends)
        {
            end.Dispose();
        }
    }
}
