using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Leaks;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Turns;
using CxBridge.Tests.Unit.Media.Workers;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>
/// 16 live calls and the watchdog of their memory, in a process of their own: its heap is theirs. Says its <see cref="EndedLeakFigures"/> as JSON.
/// <code>
/// 1 leak     the first keeps 1 MB a frame, until it is hung up
/// 2 after    its memory comes back, and its slot takes a call
/// 3 churn    the second allocates 1 MB a frame and gives it back, four times the limit through several full collections: nobody is ended
/// </code>
/// The watchdog looks five times a second, which is a second of its own time.
/// </summary>
internal static class EndedLeak
{
    /// <summary>The first call leaks on the thread of its frames.</summary>
    public const string Frames = "frames";

    /// <summary>The first call leaks where its dialogue runs.</summary>
    public const string Dialogue = "dialogue";

    private const int Slots = 16;
    private const int LimitMb = 32;
    private const int FramesALook = 10;
    private static volatile bool s_leaks;
    private static long s_churned;
    private static volatile byte[]? s_dropped;

    public static async Task RunAsync(string way)
    {
        using var pacing = new MachineWitness(MachineWitness.Rank.Pacing);
        using var ordinary = new MachineWitness(MachineWitness.Rank.Ordinary);
        await using var rig = new CallRig(Slots);
        rig.Options.CallMemoryLimitMb = LimitMb;
        rig.OnHearing = way == Frames ? Leaking : null;
        rig.OnTalking = way == Dialogue ? () => new LeakingDialogue() : null;
        (GatedAttempt leaking, Task<HangupReason> hungUp, AudioPort first) = await CallAsync(rig, 0);
        (rig.OnHearing, rig.OnTalking) = (Churning, null);
        AudioPort second = (await CallAsync(rig, 1)).Callee;
        rig.OnHearing = null;
        List<AudioPort> others = [second];
        for (int slot = 2; slot < Slots; slot++)
        {
            (_, FakeLeg leg) = await rig.DialAsync(slot);
            others.Add(rig.Answer(leg));
        }

        await rig.SlotsAsync(slots => slots.All(slot => slot.State == SlotState.InProgress));
        var time = new VirtualTime();
        var log = new TestLog<LeakWatchdog>();
        using LeakWatchdog watchdog = rig.Watchdog(new ManagedHeap(), time, log);
        await watchdog.StartAsync(CancellationToken.None);

        // 1
        double[] setUp = [.. others.Select(callee => callee.Statistics.LongestGapMilliseconds)];
        s_leaks = LeakingDialogue.Leaks = true;
        await WatchAsync(rig, time, first, () => hungUp.IsCompleted);
        CallRecord record = (await rig.ClosedAsync(leaking.Attempt)).Record;

        // 2
        await WatchAsync(rig, time, null, () => !log.Lines.IsEmpty);
        AudioPort next = (await CallAsync(rig, 0)).Callee;
        double[] holes = [.. others.Zip(setUp, (callee, before) => Since(before, callee.Statistics.LongestGapMilliseconds))];
        double machine = Math.Max(pacing.LongestPauseMilliseconds, ordinary.LongestPauseMilliseconds);

        // 3
        int collections = GC.CollectionCount(GC.MaxGeneration);
        TimeSpan from = time.Elapsed;
        await WatchAsync(rig, time, second, () =>
            Volatile.Read(ref s_churned) > 4L * LimitMb << 20 && GC.CollectionCount(GC.MaxGeneration) > collections + 3 && time.Elapsed - from > TimeSpan.FromSeconds(6));
        Console.WriteLine(JsonSerializer.Serialize(new EndedLeakFigures(
            await hungUp,
            record.Outcome.ToString().ToLowerInvariant(),
            record.Disposition.ToString(),
            record.End?.Detail,
            rig.Counted["cxbridge.media.calls.leaked"],
            [.. log.Lines],
            rig.Engine.Slots[0].State,
            rig.Engine.Slots.Skip(1).Count(slot => slot.State == SlotState.InProgress),
            holes,
            machine)));
        await watchdog.StopAsync(CancellationToken.None);
        foreach (AudioPort callee in (AudioPort[])[first, next, .. others])
        {
            await callee.DisposeAsync();
        }
    }

    // What is no longer than a hole of the time in which sixteen calls were set up and compiled for the first time is not the leak's.
    private static double Since(double before, double now) => now > before ? now : AudioFrame.Duration.TotalMilliseconds;

    private static async Task<(GatedAttempt Gated, Task<HangupReason> HungUp, AudioPort Callee)> CallAsync(CallRig rig, int slot)
    {
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync(slot);
        AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[slot].State == SlotState.InProgress);
        return (gated, leg.HungUp, callee);
    }

    // Only who speaks reaches its recogniser.
    private static async Task WatchAsync(CallRig rig, VirtualTime time, AudioPort? speaker, Func<bool> done)
    {
        // Who never pauses is noise to the voice gate.
        short[] speech = [.. Sounds.Speech(TimeSpan.FromSeconds(1.5)), .. Sounds.Silence(TimeSpan.FromSeconds(1))];
        int frame = 0;
        await rig.UntilAsync(() =>
        {
            if (speaker is { Playout.IsEmpty: true })
            {
                speaker.Playout.Write(speech);
            }

            if (++frame % FramesALook == 0)
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            return done();
        });
    }

    // Nothing but the recogniser holds what it keeps.
    private static FakeRecognition Leaking()
    {
        var kept = new List<byte[]>();
        return new FakeRecognition
        {
            OnWrite = () =>
            {
                if (s_leaks)
                {
                    kept.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
                }
            },
        };
    }

    private static FakeRecognition Churning() => new()
    {
        OnWrite = () =>
        {
            s_dropped = GC.AllocateUninitializedArray<byte>(1 << 20);
            Interlocked.Add(ref s_churned, 1 << 20);
        },
    };
}
