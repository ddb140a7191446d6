using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Practice.Callees;
using CxBridge.Practice.Personas;
using CxBridge.Practice.Speech;
using CxBridge.Practice.Truth;
using CxBridge.Sip;

namespace CxBridge.Practice.Carrier;

/// <summary>One call to one persona, from the INVITE to its end, of which there is exactly one line in the truth log.</summary>
/// <remarks>
/// <code>
/// INVITE --1 ignore--> (nothing)
///        --2 180, wait--> 3 refuse            CANCEL: 487
///                     --> 4 200, RTP, callee --5 BYE of either side--> end
///                     --> (rings out until CANCEL)
/// </code>
/// </remarks>
internal sealed class CalleeCall(IncomingCall call, PhoneNumber number, CalleeScript script, IDisposable channel, TruthLog truth, PhraseBook phrases,
    MediaPlane media, TimeProvider time)
{
    private static readonly TimeSpan LongEnoughToRing = TimeSpan.FromMilliseconds(500);
    private static readonly AudioCodec[] Codecs = [AudioCodec.Pcmu, AudioCodec.Pcma];

    // What was on its way when BYE came is heard too, or every last word would seem cut off.
    private static readonly TimeSpan InFlight = TimeSpan.FromMilliseconds(120);

    // A caller whose transfer was taken usually sends BYE itself; a carrier that has moved its party away does not wait for long.
    private static readonly TimeSpan AfterHandingOver = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the call.</summary>
    /// <param name="stopping">The carrier stops.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        TruthLine.Ended ended;
        try
        {
            using var given = CancellationTokenSource.CreateLinkedTokenSource(stopping, call.Cancelled);
            ended = await RunLineAsync(given.Token, stopping);
        }
        catch (OperationCanceledException) when (call.Cancelled.IsCancellationRequested)
        {
            ended = End(CallEnd.Cancelled, 487);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await call.RejectAsync(503);
            ended = End(CallEnd.CarrierStopped, 503);
        }
#pragma warning disable CA1031 // Whatever breaks costs this call and is in the truth log; the carrier goes on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await call.RejectAsync(500);
            ended = End(CallEnd.Failed, null, bug.Message);
        }

        truth.Append(ended);
    }

    private async Task<TruthLine.Ended> RunLineAsync(CancellationToken given, CancellationToken stopping)
    {
        switch (script.Persona.Line)
        {
            case LinePlan.Ignore:
                call.Ignore(); // 1
                return End(CallEnd.Ignored, null);
            case LinePlan.RingOut:
                await call.RingAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, time, given); // 2
                throw new OperationCanceledException();
            case LinePlan.Reject refusal:
                await RingAsync(given);
                await call.RejectAsync(refusal.Status, refusal.Reason, refusal.RetryAfterSeconds); // 3
                return End(CallEnd.Refused, refusal.Status);
            case LinePlan.Answer plan:
                Task<IReadOnlyDictionary<string, short[]>> preparing = phrases.PrepareAsync(script, given);
                await Task.WhenAll(RingAsync(given), preparing);
                return await ConverseAsync(plan, await preparing, stopping); // 4
            default:
                throw new InvalidOperationException($"No plan for {script.Persona.Line}.");
        }
    }

    private async Task RingAsync(CancellationToken given)
    {
        if (script.LineDelay >= LongEnoughToRing)
        {
            await call.RingAsync();
        }

        await Task.Delay(script.LineDelay, time, given);
    }

    private async Task<TruthLine.Ended> ConverseAsync(LinePlan.Answer plan, IReadOnlyDictionary<string, short[]> clips, CancellationToken stopping)
    {
        var callee = new Callee(script, text => clips[text], new TruthWitness(truth, call.CallId, number.E164));
        await using AudioPort port = media.Open();
        var line = new CalleeOnTheLine(callee, port);
        port.Listen(line);
        var desk = new TransferDesk(plan.Transfers, call.CallId, number, truth);
        await using ICallLeg leg = call.Answer(new LocalMedia(port.Local, Codecs, Telephone.Frame), desk.TakeAsync);
        using CancellationTokenRegistration stop = stopping.Register(() => _ = leg.HangupAsync(HangupReason.Operator));
        using var over = new CancellationTokenSource();
        Task hangingUp = Task.WhenAll(HangUpWhenDoneAsync(line, leg), HangUpWhenHandedOverAsync(desk, leg, over.Token));
        LegEnd? end = null;
        await foreach (LegEvent e in leg.Events.ReadAllAsync(CancellationToken.None))
        {
            switch (e)
            {
                case LegEvent.Answered answered:
                    truth.Append(new TruthLine.Answered(truth.Now, call.CallId, number.E164, $"{script.Voice.Engine}/{script.Voice.Name}"));
                    port.Connect(answered.Media);
                    break;
                case LegEvent.MediaChanged changed:
                    port.Connect(changed.Media);
                    break;
                case LegEvent.Ended last:
                    end = last.End; // 5
                    break;
                default:
                    // Keys pressed by SIP INFO mean nothing to a person.
                    break;
            }
        }

        await over.CancelAsync();
        channel.Dispose();
        truth.Append(new TruthLine.Cleared(truth.Now, call.CallId, number.E164));
        TimeSpan closedAt = port.Clock;
        await Task.Delay(InFlight, time, CancellationToken.None);
        MediaStatistics statistics = port.Statistics;
        await port.DisposeAsync();
        line.Close();
        await hangingUp;
        callee.LineClosed();
        return End(
            stopping.IsCancellationRequested ? CallEnd.CarrierStopped : line.Fault is not null ? CallEnd.Failed
                : desk.HandedOver.IsCompleted ? CallEnd.Transferred : end?.Reason switch
            {
                LegEndReason.RemoteHangup => CallEnd.CallerHungUp,
                LegEndReason.LocalHangup => CallEnd.CalleeHungUp,
                LegEndReason.Cancelled => CallEnd.Cancelled,
                _ => CallEnd.Failed,
            },
            end?.Status ?? 200,
            line.Fault?.Message ?? end?.Detail,
            Heard(callee.Summary, closedAt, statistics));
    }

    private static async Task HangUpWhenDoneAsync(CalleeOnTheLine line, ICallLeg leg)
    {
        if (await line.Done)
        {
            await leg.HangupAsync(HangupReason.NormalClearing);
        }
    }

    private async Task HangUpWhenHandedOverAsync(TransferDesk desk, ICallLeg leg, CancellationToken over)
    {
        try
        {
            await desk.HandedOver.WaitAsync(over);
            await Task.Delay(AfterHandingOver, time, over);
            await leg.HangupAsync(HangupReason.NormalClearing);
        }
        catch (OperationCanceledException)
        {
            // The call ended before, by itself or by the caller's BYE.
        }
    }

    private static HeardAudio Heard(CalleeSummary heard, TimeSpan closedAt, MediaStatistics rtp)
    {
        TimeSpan silence = heard.BotSilenceAtEnd - (heard.Duration - closedAt);
        return new HeardAudio((int)closedAt.TotalMilliseconds, heard.BotTurns, (int)heard.BotVoiced.TotalMilliseconds, Math.Round(heard.BotDbfs, 1),
            Math.Max(0, (int)silence.TotalMilliseconds), (int)heard.Overlap.TotalMilliseconds, (int)heard.RecordedVoice.TotalMilliseconds, heard.UnfinishedWords,
            rtp.PacketsReceived, rtp.PacketsSent, rtp.PacketsLost, rtp.ConcealedFrames, Math.Round(rtp.JitterMilliseconds, 2));
    }

    private TruthLine.Ended End(CallEnd end, int? status, string? detail = null, HeardAudio? heard = null) =>
        new(truth.Now, call.CallId, number.E164, end, status, detail, heard);
}
