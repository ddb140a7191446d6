using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

/// <summary>
/// Tells how an attempt ended from what its session has learned. Pure.
/// <code>
/// not answered            by the leg's end, or what was heard before it; no leg at all is a failure of ours
/// machine, hung up        AmdMachine     voicemail, or message_left
/// signal of the line      Busy, Rejected, AmdMachine or Failed      busy, not_in_service, fax, carrier_error
/// no slot in time         Abandoned      abandoned, or opted_out by the key
/// nobody spoken with      Abandoned      hung_up (the callee left) or no_input (silence, and the campaign hangs up)
/// our side broke          Completed when both sides had spoken or a result was noted, else Failed; failed, or worker_lost, unless the bot noted a result
/// spoken with             Completed      the bot's own, but transferred only if it was; else transferred, transfer_failed, hung_up, no_input, not_understood
/// </code>
/// </summary>
internal static class CallOutcome
{
    /// <summary>Outcome for the retry rules, disposition for the business.</summary>
    public static (AttemptOutcome Outcome, Disposition Disposition) Of(CallFacts facts)
    {
        if (facts.AnsweredAt is null)
        {
            return Unanswered(facts);
        }

        if (facts.Abandoned)
        {
            // Whoever presses the key is on the do-not-call list from now on, which goes by the disposition.
            return (AttemptOutcome.Abandoned, facts.OptedOut ? Disposition.OptedOut : Disposition.Abandoned);
        }

        if (facts.Conversation is { } conversation && facts.Action == ScreeningAction.Continue)
        {
            return Spoken(facts, conversation);
        }

        bool broken = facts.Breakage != Breakage.None || facts.Hangup is HangupReason.MediaTimeout or HangupReason.Failure;
        return facts switch
        {
            { Screening.Signal: not LineSignal.None } => Signalled(facts.Screening.Signal),
            { Action: ScreeningAction.LeaveMessage } =>
                (AttemptOutcome.AmdMachine, facts.ConversationEnd == ConversationEnd.MessageLeft ? Disposition.MessageLeft : Disposition.Voicemail),
            { Action: ScreeningAction.Teardown, Screening.Answer: AnsweredBy.Machine } => (AttemptOutcome.AmdMachine, Disposition.Voicemail),
            { Action: ScreeningAction.Teardown } => (AttemptOutcome.Abandoned, Disposition.NoInput),
            _ when broken => (AttemptOutcome.Failed, Broken(facts)),
            _ => (AttemptOutcome.Abandoned, Disposition.HungUp),
        };
    }

    // The network itself speaks, answered or not: what its tones say is what a SIP status would have said.
    private static (AttemptOutcome Outcome, Disposition Disposition) Signalled(LineSignal signal) => signal switch
    {
        LineSignal.Busy => (AttemptOutcome.Busy, Disposition.Busy),
        LineSignal.VacantCode or LineSignal.Intercept => (AttemptOutcome.Rejected, Disposition.NotInService),
        LineSignal.NotReachable => (AttemptOutcome.NoAnswer, Disposition.NoAnswer),
        LineSignal.FaxAnswer or LineSignal.FaxCall => (AttemptOutcome.AmdMachine, Disposition.Fax),
        _ => (AttemptOutcome.Failed, Disposition.CarrierError),
    };

    private static (AttemptOutcome Outcome, Disposition Disposition) Unanswered(CallFacts facts) => facts switch
    {
        { Breakage: not Breakage.None } => (AttemptOutcome.Failed, Broken(facts)),
        { Screening.Signal: not LineSignal.None } => Signalled(facts.Screening.Signal),
        { End: null, Hangup: not null } => (AttemptOutcome.Cancelled, Disposition.Cancelled),
        { End: null } => (AttemptOutcome.Failed, Disposition.Failed),
        _ => facts.End.Reason switch
        {
            LegEndReason.Busy => (AttemptOutcome.Busy, Disposition.Busy),
            LegEndReason.Rejected => (AttemptOutcome.Rejected, Disposition.Rejected),
            LegEndReason.NoAnswer or LegEndReason.RingTimeout or LegEndReason.RemoteHangup => (AttemptOutcome.NoAnswer, Disposition.NoAnswer),
            LegEndReason.Cancelled or LegEndReason.LocalHangup => (AttemptOutcome.Cancelled, Disposition.Cancelled),
            _ => (AttemptOutcome.Failed, Disposition.CarrierError),
        },
    };

    private static (AttemptOutcome Outcome, Disposition Disposition) Spoken(CallFacts facts, ConversationResult conversation)
    {
        bool bot = conversation.BotWasHeard == Heard.Something;
        bool caller = conversation.CallerWasHeard == Heard.Something;
        Disposition? noted = Noted(facts, conversation);
        bool broken = facts.Breakage != Breakage.None
            || facts.ConversationEnd == ConversationEnd.Failed
            || facts.Hangup is HangupReason.MediaTimeout or HangupReason.Failure;
        if (broken)
        {
            bool done = noted is not null || (bot && caller);
            return (done ? AttemptOutcome.Completed : AttemptOutcome.Failed, noted ?? Broken(facts));
        }

        if (facts.Handing == Handing.HandedOver)
        {
            return (AttemptOutcome.Completed, noted ?? Disposition.Transferred);
        }

        if (!bot && !caller)
        {
            return (AttemptOutcome.Abandoned, noted ?? Disposition.HungUp);
        }

        Disposition fallback = facts.ConversationEnd is null ? Disposition.HungUp : caller ? Disposition.NotUnderstood : Disposition.NoInput;
        return (AttemptOutcome.Completed, noted ?? fallback);
    }

    private static Disposition Broken(CallFacts facts) => facts.Breakage == Breakage.Worker ? Disposition.WorkerLost : Disposition.Failed;

    // A bot notes "transferred" before it asks for the transfer; only the far end knows whether one came of it.
    private static Disposition? Noted(CallFacts facts, ConversationResult conversation) => (conversation.Disposition, facts.Handing) switch
    {
        (_, Handing.HandedOver) => conversation.Disposition,
        ({ } noted, _) when noted == Disposition.Transferred => Disposition.TransferFailed,
        (null, Handing.Refused) => Disposition.TransferFailed,
        _ => conversation.Disposition,
    };
}
