using System.Globalization;
using System.Net;
using System.Runtime;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Leaks;
using CxBridge.Media.Vad;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Bench.Media;

/// <summary>
/// The host's side.
/// <code>
/// 1 open      the sound of every call, as a host does: port, jitter buffer, codec, screening, voice gate, turns, recorder
/// 2 connect   each with its far end in the other process
/// 3 settle    5 s: screening, greeting, compilation
/// 4 measure   processor time, lateness, allocation, collector; the far ends count packets and gaps
/// 5 end       recordings finished, figures printed
/// </code>
/// </summary>
internal static class SlotBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public static async Task<SlotFigures> RunAsync(SlotSettings settings)
    {
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        string folder = Directory.CreateTempSubdirectory("cxbridge-bench").FullName;
        try
        {
            return await RunAsync(settings, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SlotFigures> RunAsync(SlotSettings settings, string folder)
    {
        IOptions<MediaOptions> options = Options.Create(new MediaOptions { Slots = 64, Codecs = [settings.Codec], VadModel = settings.Model ? "models/silero_vad.onnx" : "" });
        using var meters = new Meters();
        using var metrics = new MediaMetrics();
        using var plane = new MediaPlane(options, TimeProvider.System, metrics);
        using var detection = new SpeechDetection(options, NullLogger<SpeechDetection>.Instance);
        var speech = new NullSpeech();
        var sounds = new LocalSounds(
            options, new ScreeningSettings(), plane, detection, new ScratchRecordings(folder), speech, speech, speech,
            new FailureSpeech(speech, options), new MeteredCalls(), TimeProvider.System, NullLogger<LocalSound>.Instance);
        var probe = new AllocationProbe();
        plane.Shards[0].Add(probe);

        double before = ResidentMegabytes();
        BenchCall[] calls = [.. Enumerable.Range(0, settings.Calls).Select(i => Open(sounds, i))]; // 1
        using var farEnds = Generator.Start(settings.Codec);
        int[] ports = await farEnds.MeetAsync(calls.Select(call => call.Sound!.Local.Port));
        for (int i = 0; i < calls.Length; i++)
        {
            var remote = new IPEndPoint(IPAddress.Loopback, ports[i]); // 2
            calls[i].Sound!.Answer(new AgreedMedia(remote, settings.Codec, Talk.PayloadType(settings.Codec), 101, AudioFrame.Duration, MediaDirection.SendReceive));
        }

        await Task.Delay(Settling); // 3
        var machine = new MachineWatch();
        var collector = new GcWatch();
        (long sent, long received, long lost) = Count(calls);
        long allocated = probe.Bytes;
        long all = GC.GetTotalAllocatedBytes();
        long turns = speech.Turns;
        long start = TimeProvider.System.GetTimestamp();
        meters.IsMeasuring = true;
        farEnds.Say(settings.Length.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        while (TimeProvider.System.GetElapsedTime(start) < settings.Length) // 4
        {
            await Task.Delay(Look);
            collector.Look();
        }

        meters.IsMeasuring = false;
        farEnds.Say("report");
        TimeSpan wall = TimeProvider.System.GetElapsedTime(start);
        double cores = machine.OwnSeconds / wall.TotalSeconds;
        (long sentAfter, long receivedAfter, long lostAfter) = Count(calls);
        allocated = probe.Bytes - allocated;
        all = GC.GetTotalAllocatedBytes() - all;
        turns = speech.Turns - turns;
        double resident = ResidentMegabytes();
        double mos = calls.Average(call => call.Sound!.Statistics.Mos ?? 0);
        FarEndFigures heard = await farEnds.FiguresAsync(); // 5
        MachineFigures rest = machine.Figures(wall, heard.ProcessorSeconds);
        await Task.WhenAll(calls.Select(call => call.Sound!.EndAsync()));

        long packets = sentAfter - sent + receivedAfter - received;
        return new SlotFigures(
            settings.Calls, settings.Codec, detection.Model, Math.Round(cores, 3), Math.Round(100 * cores / settings.Calls, 3),
            Math.Round(resident, 1), Math.Round((resident - before) / settings.Calls, 3), meters.Lateness,
            new RtpFigures(sentAfter - sent, heard.Received, heard.Lost, heard.GapsOver40ms, Math.Round(heard.MaxGapMs, 2), receivedAfter - received, lostAfter - lost),
            Math.Round((double)allocated / Math.Max(1, packets), 4), (long)(all / wall.TotalSeconds), collector.Pauses, turns, Math.Round(mos, 3), rest);
    }

    private static BenchCall Open(LocalSounds sounds, int slot)
    {
        var call = new BenchCall();
        var bot = new BotDefinition { Name = "bench", Flow = new FlowDefinition { Start = "none", NoInput = null!, NoMatch = null!, States = new Dictionary<string, FlowState>() } };
        call.Sound = sounds.Open(new SoundOrder(CallPlace.Slot(slot), AttemptId.New(TimeProvider.System), bot, new Dictionary<string, string>()), call);
        return call;
    }

    private static (long Sent, long Received, long Lost) Count(BenchCall[] calls)
    {
        MediaStatistics[] all = [.. calls.Select(call => call.Sound!.Statistics)];
        return (all.Sum(one => one.PacketsSent), all.Sum(one => one.PacketsReceived), all.Sum(one => one.PacketsLost));
    }

    private static double ResidentMegabytes()
    {
        GC.Collect();
        return Environment.WorkingSet / 1048576.0;
    }
}
