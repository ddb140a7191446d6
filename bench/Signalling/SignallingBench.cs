using System.Net;
using CxBridge.Bench.Media;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Leaks;
using CxBridge.Media.Vad;
using CxBridge.Sip.Calls;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Bench.Signalling;

/// <summary>
/// The host's side: calls at a steady rate, as the call engine makes them.
/// <code>
/// 1 order    the sound is opened (RTP ports), the INVITE sent
/// 2 answer   the far end rings and answers at once: ACK; the sound connected: screening, voice gate, recorder
/// 3 hold     RTP both ways is not the point here: ours goes out, none comes back
/// 4 end      BYE and its 200; the sound and the recording closed
/// </code>
/// The rate is given and not raised until something breaks: what a core could do follows from the processor time, which other work on the machine hardly changes.
/// </summary>
internal sealed class SignallingBench(SignallingSettings settings, LocalSounds sounds, Agent agent, int farEndPort)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(1);
    private static readonly BotDefinition Bot = new()
    {
        Name = "bench",
        Flow = new FlowDefinition { Start = "none", NoInput = null!, NoMatch = null!, States = new Dictionary<string, FlowState>() },
    };

    private readonly CarrierRoute _route = new(CarrierId.New(TimeProvider.System), $"sip:127.0.0.1:{farEndPort}", null, null);
    private int _placed;

    public static async Task<SignallingFigures> RunAsync(SignallingSettings settings)
    {
        string folder = Directory.CreateTempSubdirectory("cxbridge-bench").FullName;
        try
        {
            IOptions<MediaOptions> options = Options.Create(new MediaOptions { Slots = 64, Codecs = [AudioCodec.Pcmu, AudioCodec.Pcma], VadModel = "" });
            using var metrics = new MediaMetrics();
            using var plane = new MediaPlane(options, TimeProvider.System, metrics);
            using var detection = new SpeechDetection(options, NullLogger<SpeechDetection>.Instance);
            var speech = new NullSpeech();
            var sounds = new LocalSounds(
                options, new ScreeningSettings(), plane, detection, new ScratchRecordings(folder), speech, speech, speech,
                new FailureSpeech(speech, options), new MeteredCalls(), TimeProvider.System, NullLogger<LocalSound>.Instance);
            using var farEnd = new FarEnd(folder);
            await farEnd.ReadyAsync();
            await using var agent = new Agent();
            return await new SignallingBench(settings, sounds, agent, farEnd.Port).MeasureAsync(farEnd);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<SignallingFigures> MeasureAsync(FarEnd farEnd)
    {
        await PlaceAsync(WarmUp);
        var machine = new MachineWatch();
        long allocated = GC.GetTotalAllocatedBytes();
        int collections = GC.CollectionCount(2);
        TimeSpan paused = GC.GetTotalPauseDuration();
        double generator = farEnd.ProcessorSeconds;
        long start = TimeProvider.System.GetTimestamp();
        CallTimes[] calls = await PlaceAsync(settings.Length);
        TimeSpan wall = TimeProvider.System.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        collections = GC.CollectionCount(2) - collections;
        paused = GC.GetTotalPauseDuration() - paused;
        double cores = machine.OwnSeconds / wall.TotalSeconds;
        MachineFigures rest = machine.Figures(wall, farEnd.ProcessorSeconds - generator);
        double[] acks = await farEnd.EndAsync();
        CallTimes[] complete = [.. calls.Where(call => call.IsComplete)];
        double rate = complete.Length / wall.TotalSeconds;
        return new SignallingFigures(
            calls.Length, Math.Round(rate, 1), Math.Round(cores, 3), Math.Round(rate / cores, 1),
            Percentiles.Of(complete.Select(call => call.Overhead)), Percentiles.Of(complete.Select(call => call.ToInvite)), Percentiles.Of(complete.Select(call => call.ToReady)),
            Percentiles.Of(acks.TakeLast(calls.Length)), calls.Length - complete.Length, calls.Sum(call => call.Repeated),
            Math.Round(allocated / 1024.0 / calls.Length, 1), collections, Math.Round(paused.TotalMilliseconds, 1), rest);
    }

    private async Task<CallTimes[]> PlaceAsync(TimeSpan length)
    {
        var calls = new List<Task<CallTimes>>();
        long start = TimeProvider.System.GetTimestamp();
        for (TimeSpan elapsed = TimeSpan.Zero; elapsed < length; elapsed = TimeProvider.System.GetElapsedTime(start))
        {
            for (int due = (int)(elapsed.TotalSeconds * settings.Rate); calls.Count <= due;)
            {
                calls.Add(Task.Run(CallAsync));
            }

            await Task.Delay(Nap);
        }

        return await Task.WhenAll(calls);
    }

    private async Task<CallTimes> CallAsync()
    {
        AttemptId attempt = AttemptId.New(TimeProvider.System);
        CallTimes times = agent.Wire[attempt.ToString()];
        times.Ordered = TimeProvider.System.GetTimestamp();
        LocalSound sound = sounds.Open(new SoundOrder(CallPlace.Slot(Interlocked.Increment(ref _placed) % 64), attempt, Bot, new Dictionary<string, string>()), QuietObserver.Instance); // 1
        var offer = new LocalMedia(new IPEndPoint(IPAddress.Loopback, sound.Local.Port), [AudioCodec.Pcmu, AudioCodec.Pcma], AudioFrame.Duration);
        var leg = new OutgoingLeg(agent.Stack, new PlaceCall(
            attempt, _route, PhoneNumber.Parse("+442071838750"), PhoneNumber.Parse("+442071838751"), offer, TimeSpan.FromSeconds(25)));
        leg.Start();
        await foreach (LegEvent what in leg.Events.ReadAllAsync())
        {
            if (what is LegEvent.Answered answered)
            {
                sound.Answer(answered.Media); // 2
                times.MediaReady = TimeProvider.System.GetTimestamp();
                await Task.Delay(settings.Hold); // 3
                await leg.HangupAsync(HangupReason.NormalClearing); // 4
            }
            else if (what is LegEvent.Ended ended)
            {
                times.IsComplete = times.MediaReady != 0 && ended.End.Reason == LegEndReason.LocalHangup;
            }
        }

        await sound.EndAsync();
        return times;
    }
}
