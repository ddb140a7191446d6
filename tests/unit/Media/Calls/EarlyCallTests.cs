using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Calls that the network itself speaks in, before anybody answers.</summary>
public sealed class EarlyCallTests
{
    [Fact]
    public async Task FaxBeforeTheAnswer_IsHungUpOn_AndIsTheDisposition()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort network = Preview(rig, leg);

        await rig.UntilAsync(() => Played(network, leg));

        Assert.Equal(HangupReason.MachineDetected, await leg.HungUp);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.Fax, "EARLY-FAX-CED"), (record.Outcome, record.Disposition, record.Screening?.Cause));
        Assert.Null(record.AnsweredAt);
        Assert.Null(record.Recording);
        Assert.True(record.Media?.EarlySoundMilliseconds > 0);
    }

    [Fact]
    public async Task AnswerThatCrossesTheHangup_ChangesNothingOfWhatTheNetworkSaid()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.IsDeaf = true;
        await using AudioPort network = Preview(rig, leg);
        await rig.UntilAsync(() => Played(network, leg));

        leg.Tell(new LegEvent.Answered(CallRig.Agree(network.Local)));
        await rig.SlotsAsync(slots => slots[0].State == SlotState.Screening);
        leg.End(LegEndReason.LocalHangup);

        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.Fax, "EARLY-FAX-CED"), (record.Outcome, record.Disposition, record.Screening?.Cause));
        Assert.NotNull(record.AnsweredAt);
    }

    private static AudioPort Preview(CallRig rig, FakeLeg leg)
    {
        AudioPort network = rig.Plane.Open();
        network.Connect(CallRig.Agree(leg.Call.Media.Address));
        leg.Tell(new LegEvent.Sent());
        leg.Tell(new LegEvent.Ringing(183, CallRig.Agree(network.Local)));
        return network;
    }

    // On a machine that stands still now and then some stretch of the tone is whole.
    private static bool Played(AudioPort network, FakeLeg leg)
    {
        if (network.Playout.Written - network.Playout.Played < AudioFrame.SampleRate)
        {
            network.Playout.Write(Sounds.Tone(2100, AudioFrame.SampleRate, TimeSpan.FromSeconds(1), 8000));
        }

        return leg.HungUp.IsCompleted;
    }
}
