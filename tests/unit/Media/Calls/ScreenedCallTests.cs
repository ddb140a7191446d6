using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>What becomes of a call by who answered it.</summary>
public sealed class ScreenedCallTests
{
    [Fact]
    public async Task Machine_IsHungUpOn()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings { Method = ScreeningMethod.Rhythm, Greeting = TimeSpan.FromMilliseconds(400) });
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        callee.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(3)));
        Assert.Equal(HangupReason.MachineDetected, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.Voicemail), (close.Record.Outcome, close.Record.Disposition));
        Assert.Empty(rig.Voice.Spoken.Except(["Sorry."]));
    }

    [Fact]
    public async Task Machine_IsLeftTheMessage_OnceItHasBeeped()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings { Method = ScreeningMethod.Rhythm, Greeting = TimeSpan.FromMilliseconds(400) });
        rig.Settings = rig.Settings with { OnMachine = ScreeningAction.LeaveMessage, MachineMessage = "Please call us back." };
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        callee.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(2)));
        callee.Playout.Write(Sounds.Silence(TimeSpan.FromMilliseconds(300)));
        callee.Playout.Write(Sounds.Tone(1000, 8000, TimeSpan.FromMilliseconds(400), 4000));
        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.AmdMachine, Disposition.MessageLeft), (close.Record.Outcome, close.Record.Disposition));
        Assert.Contains("Please call us back.", rig.Voice.Spoken);
    }

    [Fact]
    public async Task CalleeWhoHangsUpDuringScreening_WasSpokenWithByNobody()
    {
        await using var rig = new CallRig(screening: new ScreeningSettings());
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await rig.SlotsAsync(slots => slots[0].State == SlotState.Screening);
        leg.End(LegEndReason.RemoteHangup);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Abandoned, Disposition.HungUp), (close.Record.Outcome, close.Record.Disposition));
    }
}
