using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Browser.Fakes;

/// <summary>Plays the dialler on stores in memory, in phases that a test steps through.</summary>
internal sealed class FakeCampaignRun(FakeHost host, CampaignId campaign)
{
    private static readonly AttemptState[] Stages = [AttemptState.Dialling, AttemptState.Ringing, AttemptState.AmdScreening, AttemptState.InProgress, AttemptState.InProgress];

    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(20);

    /// <summary>Puts the first contacts into slots, each at another stage.</summary>
    public void Dial(int calls)
    {
        foreach (Contact contact in host.Contacts.Of(campaign).Where(c => c.State == ContactState.Pending).Take(calls))
        {
            int slot = System.Numerics.BitOperations.TrailingZeroCount(host.Engine.Free);
            host.Engine.Free &= ~(1UL << slot);
            AttemptId attempt = AttemptId.New(TimeProvider.System);
            AttemptState stage = Stages[slot % Stages.Length];
            host.Contacts.Change(contact with { State = ContactState.Leased, Attempts = 1, Attempt = attempt, Open = stage });
            host.Calls.Rows[attempt] = new(attempt, campaign, contact.Id, contact.Number, contact.Name, 1, stage, host.Engine.Host.Name, slot, _start,
                stage is AttemptState.InProgress or AttemptState.AmdScreening ? _start + TimeSpan.FromSeconds(6) : null, null, null, null);
        }
    }

    /// <summary>Ends every live call: most with a conversation, some busy, one with a machine.</summary>
    public void Finish()
    {
        foreach (CallSummary call in host.Calls.Rows.Values.Where(c => c.EndedAt is null).OrderBy(c => c.Slot))
        {
            (AttemptOutcome outcome, string disposition, ContactState next) = (call.Slot % 6) switch
            {
                1 => (AttemptOutcome.Busy, "busy", ContactState.RetryScheduled),
                4 => (AttemptOutcome.AmdMachine, "voicemail", ContactState.AmdMachine),
                5 => (AttemptOutcome.Completed, "declined", ContactState.Completed),
                _ => (AttemptOutcome.Completed, "agreed", ContactState.Completed),
            };
            DateTimeOffset? answered = outcome == AttemptOutcome.Busy ? null : _start + TimeSpan.FromSeconds(6);
            DateTimeOffset ended = _start + TimeSpan.FromSeconds(18);
            host.Calls.Rows[call.Attempt] = call with { State = AttemptState.Closed, AnsweredAt = answered, EndedAt = ended, Outcome = outcome, Disposition = new(disposition) };
            host.Calls.Records[call.Attempt] = Record(call, answered, ended, outcome, disposition);
            host.Calls.Recordings[host.Calls.PathFor(call.Attempt)] = FakeRecording.Make();
            Contact contact = host.Contacts.Of(campaign).First(c => c.Id == call.Contact);
            host.Contacts.Change(contact with
            {
                State = next, Open = null, Outcome = outcome, Disposition = new Disposition(disposition),
                NextAt = next == ContactState.RetryScheduled ? ended + TimeSpan.FromMinutes(10) : null,
            });
        }
        host.Engine.Free = (1UL << FakeEngine.Slots) - 1;
    }

    private CallRecord Record(CallSummary call, DateTimeOffset? answered, DateTimeOffset ended, AttemptOutcome outcome, string disposition) => new()
    {
        Attempt = call.Attempt, Campaign = campaign, Contact = call.Contact, StartedAt = call.StartedAt, AnsweredAt = answered, EndedAt = ended,
        Outcome = outcome, Disposition = new(disposition),
        End = answered is null ? new(LegEndReason.Busy, 486, "Busy Here") : new(LegEndReason.RemoteHangup, 200, "Q.850;cause=16"),
        Screening = answered is null ? null : new(AnsweredBy.Human, "HUMAN-800-800", TimeSpan.FromSeconds(1.1)),
        Transcript = answered is null ? [] : FakeRecording.Lines(call.Name ?? "there"),
        Turns = answered is null ? [] : [new(512, 340, 2, 61, 655), new(530, 402, 3, 1200, 1790)],
        Values = answered is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["day"] = "friday" },
        Recording = answered is null ? null : host.Calls.PathFor(call.Attempt),
        Media = answered is null ? null : new(600, 598, 2, 2, 1.4),
    };
}
