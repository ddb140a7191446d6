using System.Threading.Channels;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Routing;

/// <summary>
/// A call over the first trunk that carries it. To its owner it is one leg.
/// <code>
/// 0 number    leased of the campaign's pool, near to the callee, where it has one; not before, for it is here that it is let go of
/// 1 note      carrier, trunk and number in the attempt's row: it is the lease of the channel and of the number
/// 2 place     each INVITE with a permit of its own (<see cref="TrunkPermits"/>)
/// 3 follow    the leg's events are the call's, but for an end that another trunk may yet avert
/// 4 report    what the trunk made of it: that it carries the call as soon as it rings, the rest at the end
/// 5 next      nothing has rung, the gate is not long ago, and the trunk would not or could not: 1 with the next; the channel of a carrier left behind is free
/// 6 over      channel and number are free, whatever ended the call
/// </code>
/// </summary>
internal sealed partial class RoutedLeg : ICallLeg
{
    /// <summary>Trunks that one call tries at most: the callee is not called an hour after the INVITE was due.</summary>
    public const int MostTrunks = 4;

    /// <summary>With another way to go, a trunk that does not answer at all is left after so long.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    /// <summary>How long the last way may keep a call waiting for its permit.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Later after the gate no other trunk is tried: the gate asked whether the hours are open until every INVITE has left.</summary>
    private static readonly TimeSpan LastTry = DialLaw.Ahead - Patience;

    private static readonly TimeSpan NoteLimit = TimeSpan.FromSeconds(5);

    private CallRoute _route;
    private readonly LocalMedia _media;
    private readonly ISignalling _signalling;
    private readonly ICarrierDesk _desk;
    private readonly ICallWayStore _ways;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Channel<LegEvent> _events = Channel.CreateUnbounded<LegEvent>(); // Filled from a leg's own events, which are bounded, one at a time.
    private readonly Lock _lock = new();
    private readonly Task _running;
    private ICallLeg? _leg;
    private Task _hanging = Task.CompletedTask;
    private HangupReason? _hangup;
    private volatile CallWay _way;
    private volatile string? _notSent;
    private bool _refused;

    public RoutedLeg(CallRoute route, LocalMedia media, ISignalling signalling, ICarrierDesk desk, ICallWayStore ways, TimeProvider time, ILogger log)
    {
        (_route, _media, _signalling, _desk, _ways, _time, _log) = (route, media, signalling, desk, ways, time, log);
        _way = WayOf(route.Trunks[0], 0);
        _running = RunAsync();
    }

    /// <inheritdoc/>
    public string CallId => _leg?.CallId ?? "";

    /// <inheritdoc/>
    public ChannelReader<LegEvent> Events => _events.Reader;

    /// <summary>Which way it goes.</summary>
    public CallWay Way => _way;

    /// <summary>Why nobody was called, once it is over: no carrier had a permit, or the pool no number. Null when an INVITE was sent, may have been, or when
    /// it was not for the want of these.</summary>
    public string? NotSent => _notSent;

    /// <inheritdoc/>
    public Task HangupAsync(HangupReason reason)
    {
        lock (_lock)
        {
            if (_hangup is null)
            {
                _hangup = reason;
                _hanging = _leg?.HangupAsync(reason) ?? Task.CompletedTask;
            }
        }

        return _running;
    }

    /// <inheritdoc/>
    public Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken) =>
        _leg is { } leg ? leg.TransferAsync(targetUri, cancellationToken) : Task.FromResult(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await HangupAsync(HangupReason.NormalClearing);

    private async Task RunAsync()
    {
        // The owner holds us before anything happens.
        await Task.Yield();
        LegEnd end = new(LegEndReason.Cancelled, null, "hung up before an INVITE was sent");
        bool answered = false;
        try
        {
            (end, answered) = await LeaseNumberAsync() is { } shortage ? (shortage, false) : await TryTrunksAsync(end);
        }
#pragma warning disable CA1031 // Whatever breaks, the owner hears of an end.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogBroke(_route.Attempt.Attempt, fault);
            end = new LegEnd(LegEndReason.CarrierFailure, null, "the call could not be placed");
        }

        if (_refused && _way.Invites == 0 && _hangup is null)
        {
            _notSent = end.Detail ?? "no permit";
        }

        _events.Writer.TryWrite(new LegEvent.Ended(end));
        _events.Writer.TryComplete();

        // 6
        await BestEffortAsync(_desk.ReleaseChannelAsync(_way.Carrier, _route.Attempt.Attempt));
        if (_route.Attempt.Settings.CallerIdPool is { } pool)
        {
            CallerIdResult? result = _way.Invites == 0 ? CallerIdResult.NotShown : CallerIdResults.Of(end, answered);
            await BestEffortAsync(_desk.ReleaseCallerIdAsync(pool, _route.Attempt.Attempt, result));
        }
    }

    // 0
    private async Task<LegEnd?> LeaseNumberAsync()
    {
        GatedAttempt gated = _route.Attempt;
        if (gated.Settings.CallerIdPool is not { } pool)
        {
            return null;
        }

        CallerIdGrant grant = await _desk.LeaseCallerIdAsync(pool, gated.Attempt, gated.Number, CancellationToken.None).WaitAsync(NoteLimit, _time);
        if (grant.Number is not { } shown)
        {
            string shortage = CallerIdShortages.InWords(grant.Shortage);
            LogNoNumber(gated.Attempt, shortage);
            _refused = true;
            return new LegEnd(LegEndReason.CarrierFailure, null, $"no number to show: {shortage}");
        }

        _route = _route with { Shown = shown };
        return null;
    }

    private async Task<(LegEnd End, bool Answered)> TryTrunksAsync(LegEnd end)
    {
        CallTrunk[] trunks = [.. _route.Trunks.Take(MostTrunks)];
        for (int i = 0; i < trunks.Length; i++)
        {
            bool last = i == trunks.Length - 1;
            if (i > 0 && trunks[i - 1].Route.Carrier != trunks[i].Route.Carrier)
            {
                await BestEffortAsync(_desk.ReleaseChannelAsync(trunks[i - 1].Route.Carrier, _route.Attempt.Attempt));
            }

            // 1
            int before = _way.Invites;
            _way = WayOf(trunks[i], before) with { TriedBefore = _way.TriedBefore };
            await _ways.NoteAsync(_route.Attempt.Attempt, _way.Noted, CancellationToken.None).WaitAsync(NoteLimit, _time);

            // 2, 3
            var permits = new TrunkPermits(_desk, trunks[i].Route.Key, _route.Attempt.Attempt, last ? Patience : TimeSpan.Zero, _time);
            if (Place(trunks[i], permits, last) is not { } leg)
            {
                return (end, false);
            }

            (end, Progress reached) = await FollowAsync(leg, trunks[i].Route.Key);
            await BestEffortAsync(leg.DisposeAsync().AsTask());
            _way = _way with { Invites = before + permits.Invites };
            _refused |= permits.NoneUsed;

            // 4
            InviteFate fate = InviteFates.Of(end, reached == Progress.Answered);
            await BestEffortAsync(_desk.ReportAsync(trunks[i].Route.Key, new InviteReport(fate, end.Status, end.RetryAfter, end.Detail)));

            // 5
            if (last || _hangup is not null || _time.GetElapsedTime(_route.FoundAt) > LastTry || !InviteFates.MayGoElsewhere(end, reached != Progress.Sent))
            {
                return (end, reached == Progress.Answered);
            }

            _way = _way with { TriedBefore = [.. _way.TriedBefore, new TriedTrunk(trunks[i].Route.Carrier, trunks[i].Route.Trunk, end.Status, end.Detail)] };
            LogFailover(_route.Attempt.Attempt, trunks[i].Route.Key, end.Status, end.Detail);
        }

        return (end, false);
    }

    private ICallLeg? Place(CallTrunk trunk, TrunkPermits permits, bool last)
    {
        lock (_lock)
        {
            if (_hangup is not null)
            {
                return null;
            }

            GatedAttempt gated = _route.Attempt;
            return _leg = _signalling.Place(new PlaceCall(gated.Attempt, trunk.Route, gated.Number, _route.Shown, _media, gated.Settings.RingTimeout)
            {
                Permits = permits,
                Silence = last ? null : Silence,
            });
        }
    }

    private async Task<(LegEnd End, Progress Reached)> FollowAsync(ICallLeg leg, TrunkKey trunk)
    {
        Progress reached = Progress.Sent;
        Task told = Task.CompletedTask;
        await foreach (LegEvent what in leg.Events.ReadAllAsync())
        {
            if (what is LegEvent.Ended ended)
            {
                await told;
                return (ended.End, reached);
            }

            if (reached == Progress.Sent && what is (LegEvent.Ringing or LegEvent.Answered))
            {
                // Now, not when the conversation is over: others may wait for the trunk, of which this call is the probe.
                told = BestEffortAsync(_desk.ReportAsync(trunk, new InviteReport(InviteFate.Carried, null, null)));
            }

            reached = what switch
            {
                LegEvent.Answered => Progress.Answered,
                LegEvent.Ringing when reached == Progress.Sent => Progress.Rang,
                _ => reached,
            };
            _events.Writer.TryWrite(what);
        }

        await told;
        return (new LegEnd(LegEndReason.LocalHangup, null, "the leg ended without saying how"), reached);
    }

    private CallWay WayOf(CallTrunk trunk, int invites) => new(trunk.Route.Carrier, trunk.Route.Trunk, _route.Shown, trunk.PricePerMinute, invites);

    // What hints would say is found in the store as well; a leg that has ended has nothing left to do.
    private async Task BestEffortAsync(Task telling)
    {
        try
        {
            await telling.WaitAsync(NoteLimit, _time);
        }
#pragma warning disable CA1031 // A lost hint costs a few seconds of a channel; none of this is worth the call.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogHintLost(_route.Attempt.Attempt, fault);
        }
    }

    /// <summary>How far a leg came.</summary>
    private enum Progress
    {
        Sent,
        Rang,
        Answered,
    }
}
