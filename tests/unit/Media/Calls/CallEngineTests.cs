using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Tests.Unit.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>One call, from the order to the close.</summary>
public sealed class CallEngineTests
{
    [Fact]
    public async Task Call_FromTheOrderToTheClose_BringsTheWholeRecord()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello Ada."), new DialogueAct.SetDisposition(new Disposition("agreed")), new DialogueAct.SetValue("day", "monday"), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        Assert.Equal((gated.Number, gated.Settings.CallerId, gated.Attempt), (leg.Call.To, leg.Call.From, leg.Call.Attempt));
        await using AudioPort callee = rig.Answer(leg);
        Assert.Equal(HangupReason.NormalClearing, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        CallRecord record = close.Record;
        Assert.Equal((AttemptOutcome.Completed, new Disposition("agreed")), (record.Outcome, record.Disposition));
        Assert.Equal(AnsweredBy.Unknown, record.Screening?.Answer);
        Assert.Equal("Hello Ada.", Assert.Single(record.Transcript).Text);
        Assert.Equal("monday", record.Values["day"]);
        Assert.True(record.Media?.PacketsSent > 20, $"{record.Media}");
        Assert.True(record.Media?.PacketsReceived > 20, $"{record.Media}");
        Assert.Equal(new ContactNext(ContactState.Completed, null), close.Next);
        using Stream recording = rig.Recorded(record.Recording!);
        Assert.True(recording.Length > 44 + (50 * 640), $"{recording.Length} octets");
        await rig.FreeAsync();
        Assert.True(leg.Disposed);
        Assert.Equal(
            [AttemptState.Ringing, AttemptState.AmdScreening, AttemptState.Attaching, AttemptState.InProgress],
            rig.Store.Advances.Select(advance => advance.State));
    }

    [Fact]
    public async Task Webhook_GetsTheResultOnceUnderTheAttemptsId()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((gated.Attempt.Value, rig.Settings.Webhook), (close.Delivery?.IdempotencyKey, close.Delivery?.Target));
        JsonElement body = JsonDocument.Parse(close.Delivery!.Body).RootElement;
        Assert.Equal("completed", body.GetProperty("outcome").GetString());
        Assert.Equal("no_input", body.GetProperty("disposition").GetString());
        Assert.Equal("crm-42", body.GetProperty("reference").GetString());
        Assert.Equal("Hello.", body.GetProperty("transcript")[0].GetProperty("text").GetString());
        Assert.Equal("bot", body.GetProperty("transcript")[0].GetProperty("speaker").GetString());
        Assert.Equal($"/v1/calls/{gated.Attempt}/recording", body.GetProperty("recording").GetString());
    }

    [Theory]
    [InlineData(LegEndReason.Busy, 486, AttemptOutcome.Busy, "busy", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.Rejected, 603, AttemptOutcome.Rejected, "rejected", ContactState.Failed)]
    [InlineData(LegEndReason.NoAnswer, 480, AttemptOutcome.NoAnswer, "no_answer", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.RingTimeout, 487, AttemptOutcome.NoAnswer, "no_answer", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.CarrierFailure, 503, AttemptOutcome.Failed, "carrier_error", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.CarrierFailure, 488, AttemptOutcome.Failed, "carrier_error", ContactState.RetryScheduled)]
    [InlineData(LegEndReason.Cancelled, 487, AttemptOutcome.Cancelled, "cancelled", ContactState.Cancelled)]
    public async Task LegThatIsNeverAnswered_ClosesByItsEnd(LegEndReason reason, int status, AttemptOutcome outcome, string disposition, ContactState next)
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.End(reason, status);
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((outcome, disposition, next), (close.Record.Outcome, close.Record.Disposition.Code, close.Next.State));
        Assert.Equal(status, close.Record.End?.Status);
        Assert.Null(close.Record.AnsweredAt);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task CalleeWhoHangsUpMidSentence_IsCompleted_AndTheTranscriptHoldsWhatTheyHeard()
    {
        await using var rig = new CallRig();
        const string Speech = "This is a very long sentence that nobody will ever listen to until its end.";
        rig.Dialogue.OnOpen = () => [TalkRig.Say(Speech)];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await HearAsync(callee, frames: 40);
        leg.End(LegEndReason.RemoteHangup);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, Disposition.HungUp), (record.Outcome, record.Disposition));
        Assert.StartsWith(Assert.Single(record.Transcript).Text, Speech, StringComparison.Ordinal);
        Assert.InRange(record.Transcript[0].Text.Length, 4, 30);
    }

    [Fact]
    public async Task RecogniserThatCannotBeOpened_IsAnApologyAndAFailure()
    {
        await using var rig = new CallRig { HearingFault = new SpeechUnavailableException("no model") };
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = rig.Answer(leg);
        await HearAsync(callee, frames: 10);
        Assert.Equal(HangupReason.Failure, await leg.HungUp.WaitAsync(CallRig.Patience));
        AttemptClose close = await rig.ClosedAsync(gated.Attempt);
        Assert.Equal((AttemptOutcome.Failed, Disposition.Failed), Ending(close));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task NoRtp_EndsTheCall()
    {
        await using var rig = new CallRig(mediaTimeout: TimeSpan.FromSeconds(1));
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello?")];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.Tell(new LegEvent.Answered(CallRig.Agree(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 9))));
        Assert.Equal(HangupReason.MediaTimeout, await leg.HungUp.WaitAsync(CallRig.Patience));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((Disposition.Failed, "media time-out: the far end sent nothing"), (record.Disposition, record.End?.Detail));
        await rig.FreeAsync();
    }

    [Fact]
    public async Task SoundBeforeTheAnswer_IsHeardAndCounted_AndNobodyIsScreenedWhileItRings()
    {
        await using var rig = new CallRig();
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = Ring(rig, leg);
        await rig.UntilAsync(() => callee.Playout.Played > 8000 && callee.Statistics.PacketsReceived > 10);
        Assert.Equal([AttemptState.Ringing], rig.Store.Advances.Select(advance => advance.State));

        leg.End(LegEndReason.NoAnswer, 480);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.NoAnswer, null, null), (record.Outcome, record.Screening, record.Recording));
        Assert.True(record.Media is { EarlyPackets: > 0, EarlySoundMilliseconds: > 0 }, $"{record.Media}");
        await rig.FreeAsync();
    }

    [Fact]
    public async Task SoundBeforeTheAnswer_IsNotInTheRecording()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("Hello."), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        await using AudioPort callee = Ring(rig, leg);
        await rig.UntilAsync(() => callee.Playout.Played > 16_000);
        callee.Playout.Clear();
        leg.Tell(new LegEvent.Answered(CallRig.Agree(callee.Local)));
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.NotNull(record.Screening);
        Assert.True(record.Media is { EarlyPackets: > 0, EarlySoundMilliseconds: > 0 } media && media.EarlyPackets < media.PacketsReceived, $"{record.Media}");

        // Two seconds rang; the buffer holds the last of them, 120 ms at most, when the answer comes.
        using Stream file = rig.Recorded(record.Recording!);
        var octets = new byte[file.Length];
        file.ReadExactly(octets);
        short[] caller = [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, short>(octets.AsSpan(44)).ToArray().Where((_, i) => i % 2 == 0)];
        Assert.InRange(caller.Count(sample => Math.Abs((int)sample) > 500), 0, 8000);
        await rig.FreeAsync();
    }

    [Fact]
    public async Task AcceptedTransfer_IsTheDisposition()
    {
        await using var rig = new CallRig();
        rig.Dialogue.OnOpen = () => [TalkRig.Say("I connect you."), new DialogueAct.Transfer("sip:desk@example.org")];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.OnTransfer = _ => true;
        await using AudioPort callee = rig.Answer(leg);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, Disposition.Transferred), (record.Outcome, record.Disposition));
        Assert.Equal(["sip:desk@example.org"], leg.Transfers);
    }

    [Theory]
    [InlineData("transferred", "transfer_failed")]
    [InlineData(null, "transfer_failed")]
    [InlineData("agreed", "agreed")]
    public async Task FailedTransfer_IsNeverTheDispositionTransferred(string? noted, string disposition)
    {
        await using var rig = new CallRig();
        DialogueAct[] note = noted is null ? [] : [new DialogueAct.SetDisposition(new Disposition(noted))];
        rig.Dialogue.OnOpen = () => [.. note, TalkRig.Say("I connect you."), new DialogueAct.Transfer("sip:desk@example.org"), new DialogueAct.HangUp()];
        (GatedAttempt gated, FakeLeg leg) = await rig.DialAsync();
        leg.OnTransfer = _ => false;
        await using AudioPort callee = rig.Answer(leg);
        CallRecord record = (await rig.ClosedAsync(gated.Attempt)).Record;
        Assert.Equal((AttemptOutcome.Completed, disposition), (record.Outcome, record.Disposition.Code));
        Assert.Contains(record.Transcript, line => line.Text == rig.Options.TransferFailedSentence);
    }

    private static (AttemptOutcome Outcome, Disposition Disposition) Ending(AttemptClose close) => (close.Record.Outcome, close.Record.Disposition);

    /// <summary>183 with a description, and a ringback tone that goes with it.</summary>
    private static AudioPort Ring(CallRig rig, FakeLeg leg)
    {
        AudioPort callee = rig.Plane.Open();
        callee.Connect(CallRig.Agree(leg.Call.Media.Address));
        callee.Playout.Write(Sounds.Tone(425, 8000, TimeSpan.FromSeconds(8), 8000));
        leg.Tell(new LegEvent.Sent());
        leg.Tell(new LegEvent.Ringing(183, CallRig.Agree(callee.Local)));
        return callee;
    }

    private static async Task HearAsync(AudioPort callee, int frames)
    {
        var samples = new short[AudioFrame.Samples];
        using var patience = new CancellationTokenSource(CallRig.Patience);
        for (int heard = 0; heard < frames;)
        {
            await callee.ReadAsync(samples, patience.Token);
            heard += Sounds.Decibels(samples) > -40 ? 1 : 0;
        }
    }
}
