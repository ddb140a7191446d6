using System.Threading.Channels;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Calls;

/// <summary>No INVITE without a permit of its own.</summary>
public sealed class InvitePermitTests : IInvitePermits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SipBench _bench = new();
    private int _used;
    private readonly Channel<TaskCompletionSource<InvitePermit>> _asked = Channel.CreateUnbounded<TaskCompletionSource<InvitePermit>>();

    Task<InvitePermit> IInvitePermits.NextAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<InvitePermit>();
        _asked.Writer.TryWrite(answer);
        return answer.Task;
    }

    void IInvitePermits.Used() => _used++;

    [Fact]
    public async Task TheFirstInvite_WaitsForItsPermit_AndARefusalIsTheEnd()
    {
        OutgoingLeg leg = _bench.Place(permits: this);
        TaskCompletionSource<InvitePermit> asked = await AskedAsync();
        Assert.Equal(0, Sent());
        asked.SetResult(InvitePermit.Refused("no permit: the carrier is paused"));

        LegEnd end = await EndAsync(leg);

        Assert.Equal((LegEndReason.CarrierFailure, null, "no permit: the carrier is paused"), (end.Reason, end.Status, end.Detail));
        Assert.Equal(0, Sent());
    }

    [Fact]
    public async Task APermitThatCameTooLate_IsNotUsed_AndAnotherIsAskedFor()
    {
        OutgoingLeg leg = _bench.Place(permits: this);
        TaskCompletionSource<InvitePermit> first = await AskedAsync();
        long late = _bench.Time.GetTimestamp();
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        first.SetResult(new InvitePermit(null, late));

        TaskCompletionSource<InvitePermit> second = await AskedAsync();
        Assert.Equal(0, Sent());
        second.SetResult(Valid());

        Assert.IsType<LegEvent.Sent>(await leg.Events.ReadAsync().AsTask().WaitAsync(Patience));
        Assert.Equal((1, 1), (Sent(), _used));
    }

    [Fact]
    public async Task TheInviteWithCredentials_NeedsASecondPermit()
    {
        OutgoingLeg leg = _bench.Place(password: "secret", permits: this);
        (await AskedAsync()).SetResult(Valid());
        await leg.Events.ReadAsync().AsTask().WaitAsync(Patience);
        SipRequest invite = Locked(() => _bench.Transport.TakeRequest("INVITE"));
        _bench.Respond(invite, 401, headers: "WWW-Authenticate: Digest realm=\"far\", nonce=\"n1\", algorithm=MD5, qop=\"auth\"");

        TaskCompletionSource<InvitePermit> second = await AskedAsync();
        Assert.Equal("ACK", Locked(() => _bench.Transport.TakeRequest("ACK")).Method.Name);
        Assert.Equal(0, Sent());
        second.SetResult(InvitePermit.Refused("no permit: all taken"));

        Assert.Equal("no permit: all taken", (await EndAsync(leg)).Detail);
        Assert.Equal(0, Sent());
    }

    [Fact]
    public async Task HungUpWhileItWaits_NothingIsSent_WhateverComesThen()
    {
        OutgoingLeg leg = _bench.Place(permits: this);
        TaskCompletionSource<InvitePermit> asked = await AskedAsync();
        await leg.HangupAsync(HangupReason.Operator).WaitAsync(Patience);
        asked.SetResult(Valid());

        Assert.Equal(LegEndReason.Cancelled, (await EndAsync(leg)).Reason);
        Assert.Equal((0, 0), (Sent(), _used));
    }

    private InvitePermit Valid() => new(null, _bench.Time.GetTimestamp() + _bench.Time.TimestampFrequency);

    private Task<TaskCompletionSource<InvitePermit>> AskedAsync() => _asked.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    private int Sent() => Locked(() => _bench.Transport.Pending);

    private T Locked<T>(Func<T> read)
    {
        lock (_bench.Stack.Gate)
        {
            return read();
        }
    }

    private static async Task<LegEnd> EndAsync(OutgoingLeg leg)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (LegEvent what in leg.Events.ReadAllAsync(patience.Token))
        {
            if (what is LegEvent.Ended ended)
            {
                return ended.End;
            }
        }

        throw new InvalidOperationException("The leg ended without saying how.");
    }
}
