using System.Net;
using System.Threading.Channels;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// A leg without SIP, which does with permits what SIP does.
/// <code>
/// 1 ask     before the INVITE
/// 2 late    the thread that sends comes some milliseconds late; a permit that is void by then is asked for again
/// 3 INVITE  to the carrier, which takes it or not
/// 4 callee  rings, answers, talks, hangs up; or we do
/// </code>
/// </summary>
internal sealed class SimulatedLeg : ICallLeg
{
    private const int MostLate = 65;

    private readonly Channel<LegEvent> _events = Channel.CreateUnbounded<LegEvent>();
    private readonly TaskCompletionSource _hangup = new();
    private readonly PlaceCall _call;
    private readonly Callee _callee;
    private readonly SimulatedHost _host;
    private readonly SimulatedCarriers _carriers;
    private readonly TimeProvider _time;

    public SimulatedLeg(PlaceCall call, Callee callee, SimulatedHost host, SimulatedCarriers carriers, TimeProvider time)
    {
        (_call, _callee, _host, _carriers, _time) = (call, callee, host, carriers, time);
        _ = RunAsync();
    }

    public string CallId => _call.Attempt.Value;

    public ChannelReader<LegEvent> Events => new LoneReader<LegEvent>(_events.Reader);

    public Task HangupAsync(HangupReason reason)
    {
        _hangup.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask DisposeAsync() => new(HangupAsync(HangupReason.NormalClearing));

    private async Task RunAsync()
    {
        await Task.Yield();
        LegEnd end;
        try
        {
            end = await PermitAsync() is { } refused ? new LegEnd(LegEndReason.CarrierFailure, null, refused) : await InviteAsync();
        }
        catch (TimeoutException)
        {
            // As SIP does with every fault of who permits.
            end = new(LegEndReason.CarrierFailure, null, "no permit: nobody answers");
        }

        _events.Writer.TryWrite(new LegEvent.Ended(end));
        _events.Writer.TryComplete();
    }

    // 1, 2
    private async Task<string?> PermitAsync()
    {
        while (true)
        {
            InvitePermit permit = await _call.Permits!.NextAsync(CancellationToken.None);
            if (permit.Refusal is { } refusal)
            {
                return refusal;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(_carriers.Chance.Next(MostLate)), _time);
            if (_time.GetTimestamp() <= permit.SendBefore)
            {
                return null;
            }

            _carriers.Void++;
        }
    }

    // 3
    private async Task<LegEnd> InviteAsync()
    {
        if (_hangup.Task.IsCompleted || _host.IsDead)
        {
            _carriers.Unused++;
            return new(LegEndReason.Cancelled, null, null);
        }

        _call.Permits!.Used();
        SimulatedCarrier carrier = _carriers.Of(_call.Route.Carrier);
        if (carrier.Take(_call, _carriers.All) is var (after, end))
        {
            await PassAsync(after);
            return end;
        }

        _events.Writer.TryWrite(new LegEvent.Sent());
        try
        {
            return await TalkAsync();
        }
        finally
        {
            carrier.Over(_call.Attempt);
        }
    }

    // 4
    private async Task<LegEnd> TalkAsync()
    {
        if (_callee.Fate is CalleeFate.Human or CalleeFate.Machine or CalleeFate.Nobody)
        {
            _events.Writer.TryWrite(new LegEvent.Ringing(180, null));
        }

        if (!await PassAsync(_callee.Ringing))
        {
            return new(LegEndReason.Cancelled, 487, null);
        }

        switch (_callee.Fate)
        {
            case CalleeFate.Busy:
                return new(LegEndReason.Busy, 486, null);
            case CalleeFate.Nobody:
                return new(LegEndReason.RingTimeout, 487, null);
            case CalleeFate.WrongNumber:
                return new(LegEndReason.Rejected, 404, null);
            case CalleeFate.NetworkFault:
                return new(LegEndReason.CarrierFailure, 500, null);
            default:
                _events.Writer.TryWrite(new LegEvent.Answered(new AgreedMedia(
                    new IPEndPoint(IPAddress.Loopback, 4000), AudioCodec.Pcmu, 0, null, TimeSpan.FromMilliseconds(20), MediaDirection.SendReceive)));
                return new(await PassAsync(_callee.Talk) ? LegEndReason.RemoteHangup : LegEndReason.LocalHangup, 200, null);
        }
    }

    // Whether it passed without us hanging up.
    private async Task<bool> PassAsync(TimeSpan duration) => await Task.WhenAny(Task.Delay(duration, _time), _hangup.Task) != _hangup.Task;
}
