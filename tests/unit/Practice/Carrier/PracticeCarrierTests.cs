using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Practice.Callees;
using CxBridge.Practice.Truth;

namespace CxBridge.Tests.Unit.Practice.Carrier;

public class PracticeCarrierTests
{
    [Fact]
    public async Task Busy_Refuses_AndTheTruthLogSaysSo()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.IsBusy);
        LegEvent.Ended ended = await CarrierOnLoopback.UntilAsync<LegEvent.Ended>(leg);
        Assert.Equal((LegEndReason.Busy, 486), (ended.End.Reason, ended.End.Status));
        TruthReport.OfCall really = Assert.Single(carrier.Truth.ByNumber.Values).Really;
        Assert.Equal((false, 486), (really.Answered, really.Status));
    }

    [Fact]
    public async Task RingsOut_UntilCancelled()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.RingsOut);
        Assert.Equal(180, (await CarrierOnLoopback.UntilAsync<LegEvent.Ringing>(leg)).Status);
        Assert.Equal(1, carrier.Truth.Open);
        await leg.HangupAsync(HangupReason.NormalClearing);
        Assert.Equal(487, (await CarrierOnLoopback.UntilAsync<LegEvent.Ended>(leg)).End.Status);
    }

    [Fact]
    public async Task NeverReplies_GetsNoResponse()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.NeverReplies);
        Assert.Equal(LegEndReason.Unreachable, (await CarrierOnLoopback.UntilAsync<LegEvent.Ended>(leg)).End.Reason);
        Assert.Equal(CallEnd.Ignored, Assert.Single(carrier.Truth.ByNumber.Values).Really.End);
    }

    [Fact]
    public async Task Invite_ThatIsSentAgain_IsOneInvite()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            await carrier.SendInviteAsync(CarrierOnLoopback.NeverReplies, branch: "z9hG4bKsame");
        }

        await carrier.WhenAsync(truth => truth is { InviteMessages: 3, Invites: > 0 });
        Assert.Equal((1, 2), (carrier.Truth.Invites, (int)carrier.Truth.RetransmissionsFiltered));
        Assert.Empty(carrier.Truth.DuplicateCallIds);
    }

    [Fact]
    public async Task Channels_WhenAllAreTaken_RefusesWith503()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync(channels: 1);
        await using ICallLeg first = carrier.Call(CarrierOnLoopback.RingsOut);
        await CarrierOnLoopback.UntilAsync<LegEvent.Ringing>(first);
        await using ICallLeg second = carrier.Call(CarrierOnLoopback.IsBusy);
        Assert.Equal(503, (await CarrierOnLoopback.UntilAsync<LegEvent.Ended>(second)).End.Status);
    }

    [Fact]
    public async Task Transfer_ToANumber_IsTakenAndTheLegHungUp()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.Answers);
        await CarrierOnLoopback.UntilAsync<LegEvent.Answered>(leg);
        Assert.True(await leg.TransferAsync("+15550100", CancellationToken.None));
        Assert.Equal(LegEndReason.RemoteHangup, (await CarrierOnLoopback.UntilAsync<LegEvent.Ended>(leg)).End.Reason);
        await carrier.WhenAsync(truth => truth.ByNumber.Values.Single().Really.End is not null);
        TruthReport.OfCall really = carrier.Truth.ByNumber.Values.Single().Really;
        Assert.Equal((CallEnd.Transferred, PhoneNumber.Parse("+15550100").Masked), (really.End, really.TransferredTo));
    }

    [Fact]
    public async Task Transfer_WhenThePersonaRefusesIt_LeavesTheCallUp()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.RefusesTransfers);
        await CarrierOnLoopback.UntilAsync<LegEvent.Answered>(leg);
        Assert.False(await leg.TransferAsync("sip:+15550100@127.0.0.1", CancellationToken.None));
        Assert.Equal(1, carrier.Truth.Open);
        await leg.HangupAsync(HangupReason.NormalClearing);
        await carrier.WhenAsync(truth => truth.ByNumber.Values.Single().Really.End is not null);
        TruthReport.OfCall really = carrier.Truth.ByNumber.Values.Single().Really;
        Assert.Equal((CallEnd.CallerHungUp, null), (really.End, really.TransferredTo));
    }

    [Fact]
    public async Task Answers_WithSpeechAtItsLevelOverTheNoiseOfTheLine()
    {
        await using CarrierOnLoopback carrier = await CarrierOnLoopback.StartAsync();
        await using AudioPort port = carrier.Media.Open();
        await using ICallLeg leg = carrier.Call(CarrierOnLoopback.Answers, port.Local);
        port.Connect((await CarrierOnLoopback.UntilAsync<LegEvent.Answered>(leg)).Media);
        var levels = new List<double>();
        var frame = new short[Telephone.FrameSamples];
        while (levels.Count < 75)
        {
            CallerFrame heard = await port.ReadAsync(frame);
            if (levels.Count > 0 || heard.Origin == FrameOrigin.Received)
            {
                levels.Add(Telephone.Dbfs(Telephone.MeanSquare(frame)));
            }
        }

        // The cushion is silence; after it comes noise at least, and the words once. A busy machine conceals frames here and there.
        double[] sound = [.. levels.SkipWhile(l => l < -60)];
        double[] words = [.. sound.Where(l => l > -30).Order()];
        Assert.InRange(sound.Count(l => l is > -50 and < -15), sound.Length * 6 / 10, sound.Length);
        Assert.InRange(words.Length, 15, 60);
        Assert.Equal(-20, words[words.Length / 2], 1.0);
        await leg.HangupAsync(HangupReason.NormalClearing);
    }
}
