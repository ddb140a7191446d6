using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Codecs;
using CxBridge.Media.Routing;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls;

/// <summary>
/// One attempt in one slot, or on one line, from the order to the close.
/// <code>
///  1 order       taken by the engine
///  2 gate        the right to dial: none -> the slot is free again, nothing was sent
///  3 look up     bot and carriers
///  4 port        RTP bound, for the offer names it; nobody there who could make the sound: as if the attempt had not been
///  5 place       number to show; INVITE, over the first trunk that takes it; from here on the leg's events lead
///  6 ringing     noted                                       CallSession.Leg.cs
///  7 answered    sound both ways, recording, screening           CallSession.Media.cs
///  8 verdict     hang up; or a slot, where it has none yet, and the bot       CallSession.Line.cs
///  9 talk        until the bot, the callee, a limit or a failure ends it
/// 10 end         hang up, let go of everything, gather what was learned
/// 11 close       record, contact's next state and delivery in one transaction; or, when no INVITE was sent for the want of a permit, as if the attempt
///                had not been; spooled when the database is away
/// 12 free        the slot, on every path                          CallEngine
/// </code>
/// Every wait has a bound: a watchdog (ring time-out + 10 s before the answer, longest duration x 1.10 after it), and above it the engine's.
/// </summary>
internal sealed partial class CallSession : IDisposable
{
    private static readonly TimeSpan AfterRing = TimeSpan.FromSeconds(10);

    /// <summary>An INVITE without any response ends by itself after Timer B (RFC 3261 section 17.1.1.2), however short the ring time-out: before a
    /// provisional response no CANCEL may be sent.</summary>
    private static readonly TimeSpan SilentFarEnd = TimeSpan.FromSeconds(32);

    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(120);
    private readonly CallServices _services;
    private readonly DialOrder _order;
    private readonly HostId _host;
    private readonly ICallSeats _seats;
    private readonly ILogger<CallSession> _log;
    private readonly Lock _lock = new();
    private readonly SlotBound _bound;
    private readonly CancellationTokenSource _watchdog;
    private volatile SlotView _view;
    private volatile CallFacts? _facts;
    private BotDefinition? _bot;
    private AttemptProgress? _progress;

    public CallSession(CallServices services, DialOrder order, HostId host, ICallSeats seats, ILogger<CallSession> log)
    {
        _services = services;
        _order = order;
        _host = host;
        _seats = seats;
        _log = log;
        _bound = new SlotBound(services.Time);
        _watchdog = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Time);
        _view = new SlotView(order.Token.Slot, SlotState.Gating, services.Time.GetUtcNow(), order.Attempt);
    }

    /// <summary>What the slot is doing.</summary>
    public SlotView View => _view;

    /// <summary>For which attempt.</summary>
    public AttemptId Attempt => _order.Attempt;

    /// <summary>Completes when the session is overdue and the slot must be taken back.</summary>
    public Task IsOverdue => _bound.Passed;

    /// <summary>What was dialled, or null before the gate.</summary>
    public GatedAttempt? Gated => _facts?.Attempt;

    /// <summary>Steps 2 to 11. Does not throw.</summary>
    public async Task RunAsync()
    {
        // Every step of the way to the INVITE has its own time-out; this is for the one that ignores it.
        _bound.Arm((4 * _services.Options.StoreTimeout) + Overdue);
        if (await (_visit is null ? PassGateAsync() : NoteAsync(_visit)) is not { } gated)
        {
            return;
        }

        var facts = new CallFacts(gated, _services.Time.GetUtcNow());
        _facts = facts;
        await TryCallAsync(facts);
        facts.Hangup = _hangup;
        Enter(SlotState.Closing);
        if (facts is { NotSent: { } reason, Breakage: Breakage.None })
        {
            LogWithdrawn(_order.Attempt, reason);
            await _services.Closer.WithdrawAsync(gated.Attempt, gated.Partition);
            return;
        }

        await _services.Closer.CloseAsync(AttemptCloses.Of(facts, _services.Time.GetUtcNow()), gated.Partition);
    }

    /// <summary>Lets the timers go, once the slot is given up.</summary>
    public void Dispose()
    {
        _bound.Dispose();
        _watchdog.Dispose();
    }

    private async Task<GatedAttempt?> PassGateAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(_services.Options.StoreTimeout, _services.Time);
            GatedAttempt? gated = await _services.Dial.GateAsync(_order.Attempt, _order.Epoch, _host, BeganOnLine ? null : _order.Token.Slot, timeout.Token).WaitAsync(timeout.Token);
            if (gated is null)
            {
                LogGateClosed(_order.Attempt, _order.Epoch);
            }

            return gated;
        }
#pragma warning disable CA1031 // Whether the gate was passed is unknown: it must not be tried twice, and not be forgotten.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _services.Doubts.Add(_order.Attempt);
            LogGateUnknown(_order.Attempt, fault);
            return null;
        }
    }

    private async Task TryCallAsync(CallFacts facts)
    {
        try
        {
            await CallAsync(facts);
        }
#pragma warning disable CA1031 // Whatever breaks, the attempt is closed and the slot is freed.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            facts.Breakage = Breakage.OurSide;
            LogBroke(_order.Attempt, fault);
            await RefuseAsync();
        }
    }

    // A call that came in and is not answered yet; afterwards it does nothing.
    private Task RefuseAsync() => _visit?.Call.RejectAsync(InboundStatus.Unavailable, InboundStatus.ComeAgain) ?? Task.CompletedTask;

    private async Task CallAsync(CallFacts facts)
    {
        // 3 look up
        GatedAttempt gated = facts.Attempt;
        using var timeout = new CancellationTokenSource(_services.Options.StoreTimeout, _services.Time);
        _bot = await _services.Bots.FindAsync(gated.Settings.Bot, gated.Settings.BotVersion, timeout.Token).AsTask().WaitAsync(timeout.Token);
        (CallRoute? route, LegEnd? none) = _visit is null ? await _services.Router.FindAsync(gated, timeout.Token).WaitAsync(timeout.Token) : default;
        if (none is not null)
        {
            LogNoWay(_order.Attempt, none.Detail);
            facts.End = none;
            return;
        }

        if (_bot is null || (route is null && _visit is null))
        {
            facts.Breakage = Breakage.OurSide;
            LogMissing(_order.Attempt, _bot is null ? "bot" : "carrier");
            await RefuseAsync();
            return;
        }

        await PrepareMessageAsync(gated);
        if (_hangup is not null)
        {
            return;
        }

        // 4 port
        if (await OpenAsync(facts, _bot) is not { } sound)
        {
            return;
        }

        _sound = sound;
        _progress = new AttemptProgress(_services.Dial, _order.Attempt, _services.Options.StoreTimeout, _services.Time);
        try
        {
            // 5 place
            Watch(UntilAnswer(gated));
            Enter(SlotState.Dialling);
            ICallLeg leg = Begin(gated, route, CodecChoice.Offer(_services.Options, sound.Local));
            Lead(leg);
            await FollowAsync(leg, sound, facts);
        }
        finally
        {
            await EndAsync(sound, facts);
        }
    }

    private ICallLeg Begin(GatedAttempt gated, CallRoute? route, LocalMedia offer)
    {
        if (_visit is { } visit)
        {
            LogTaken(_order.Attempt, gated.Number, _order.Token.Slot);
            return visit.Call.Answer(offer);
        }

        RoutedLeg leg = _services.Router.Place(route!, offer);
        LogPlaced(_order.Attempt, gated.Number, _order.Token.Kind, _order.Token.Slot, leg.Way.Carrier);
        return leg;
    }

    // Whoever is to make the sound may have died since the order, or is just being started: the call waits for them. It never began when they do not come.
    private async Task<ICallSound?> OpenAsync(CallFacts facts, BotDefinition bot)
    {
        using var opening = new CancellationTokenSource(_services.Options.StoreTimeout, _services.Time);
        try
        {
            return await _services.Sounds.OpenAsync(SoundOrder(facts.Attempt, bot), this, opening.Token);
        }
        catch (SoundUnavailableException none) when (_visit is null)
        {
            facts.NotSent = none.Message;
            return null;
        }
    }

    private static TimeSpan UntilAnswer(GatedAttempt gated) =>
        (gated.Settings.RingTimeout > SilentFarEnd ? gated.Settings.RingTimeout : SilentFarEnd) + AfterRing;

    private SoundOrder SoundOrder(GatedAttempt gated, BotDefinition bot) => new(new CallPlace(_order.Token.Kind, _order.Token.Slot), _order.Attempt, bot, gated.Facts)
    {
        Screening = gated.Settings.Screening,
        MachineMessage = gated.Settings.OnMachine == ScreeningAction.LeaveMessage ? gated.Settings.MachineMessage : null,
        OptOut = IsInbound ? null : new OptOutOffer(gated.Settings.Compliance.OptOutKey),
    };

    private void Enter(SlotState state)
    {
        _view = _view with { State = state, Since = _services.Time.GetUtcNow() };
        AttemptState? note = state switch
        {
            SlotState.Ringing => AttemptState.Ringing,
            SlotState.Screening => AttemptState.AmdScreening,
            SlotState.Attaching => AttemptState.Attaching,
            SlotState.InProgress => AttemptState.InProgress,
            _ => null,
        };
        if (note is { } reached)
        {
            _progress?.Reached(reached);
        }
    }
}
