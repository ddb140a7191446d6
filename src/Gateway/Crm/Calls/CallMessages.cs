using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;

namespace CxBridge.Gateway.Crm.Calls;

/// <summary>A call as a list shows it.</summary>
internal sealed record CallView(
    AttemptId Attempt, CampaignId Campaign, long Contact, string Number, string? Name, int AttemptNumber, AttemptState State, string? Host, int? Slot, CallDirection Direction,
    DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, AttemptOutcome? Outcome, string? Disposition, long? Revision, WayView? Way)
{
    public static CallView Of(CallSummary c) => new(
        c.Attempt, c.Campaign, c.Contact.Value, c.Number.E164, c.Name, c.AttemptNumber, c.State, c.Host, c.Slot, c.Direction,
        c.StartedAt, c.AnsweredAt, c.EndedAt, c.Outcome, c.Disposition?.Code, c.Revision, c.Way is { } w ? new(w.Carrier, w.Trunk, w.Shown.E164, w.PricePerMinute, c.Cost) : null);
}

/// <summary>Which way a call went.</summary>
/// <param name="Carrier">The last carrier that was tried.</param>
/// <param name="Trunk">Its trunk.</param>
/// <param name="Shown">The number that the callee was shown.</param>
/// <param name="PricePerMinute">Null when no route says so.</param>
/// <param name="Cost">From the answer to the end, by the second; null while it lasts, without an answer or a known price.</param>
internal sealed record WayView(CarrierId Carrier, string Trunk, string Shown, decimal? PricePerMinute, decimal? Cost);

/// <summary>A page of calls, newest first.</summary>
/// <param name="Items">The calls.</param>
/// <param name="Next">Pass as <c>before</c> for the next page; null on the last one.</param>
/// <param name="At">When it was read.</param>
internal sealed record CallPage(IReadOnlyList<CallView> Items, AttemptId? Next, DateTimeOffset At);

/// <summary>A call with everything that is known of it.</summary>
/// <param name="Call">Its line.</param>
/// <param name="Record">What the host handed back; null while the call is live, or when its host died.</param>
/// <param name="At">When it was read.</param>
internal sealed record CallDetail(CallView Call, RecordView? Record, DateTimeOffset At);

/// <summary>The record of a finished call. Times in seconds from the answer, on the recording's clock; latencies in milliseconds.</summary>
internal sealed record RecordView(
    EndView? End, ScreeningView? Screening, IReadOnlyList<LineView> Transcript, IReadOnlyList<TurnLatency> Turns,
    IReadOnlyDictionary<string, string> Values, double? CallbackAfterSeconds, bool HasRecording, MediaStatistics? Media,
    double? GreetingEndSeconds, double? ConnectDelaySeconds, int? Invites, IReadOnlyList<TriedTrunk> TriedBefore)
{
    public static RecordView Of(CallRecord r) => new(
        r.End is { } end ? new(end.Reason, end.Status, end.Detail) : null,
        r.Screening is { } s ? new(s.Answer, s.Cause, s.DecidedAt.TotalSeconds, s.Voiced.TotalSeconds, s.Words, s.BeepAt?.TotalSeconds, s.Signal) : null,
        [.. r.Transcript.Select(l => new LineView(l.Speaker, l.Start.TotalSeconds, l.End.TotalSeconds, l.Text, l.Interrupted))],
        r.Turns, r.Values, r.CallbackAfter?.TotalSeconds, r.Recording is not null, r.Media,
        r.GreetingEnd?.TotalSeconds, r.ConnectDelay?.TotalSeconds, r.Way?.Invites, r.Way?.TriedBefore ?? []);
}

/// <summary>How the leg ended: kind, final SIP status of the INVITE, detail.</summary>
internal sealed record EndView(LegEndReason Reason, int? Status, string? Detail);

/// <summary>Who answered, why we think so, and when that was decided.</summary>
internal sealed record ScreeningView(
    AnsweredBy Answer, string Cause, double DecidedAtSeconds, double VoicedSeconds, int Words, double? BeepAtSeconds, LineSignal Signal);

/// <summary>One utterance.</summary>
internal sealed record LineView(Speaker Speaker, double Start, double End, string Text, bool Interrupted);
