using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Grains.Interfaces;
using CxBridge.Grains.Interfaces.Fleet;
using Microsoft.Extensions.Logging;

namespace CxBridge.Grains.Fleet;

/// <summary>The mailbox of one <see cref="FleetRegistry"/>.</summary>
internal sealed partial class FleetShardGrain(TimeProvider time, FleetMetrics metrics, ILogger<FleetShardGrain> logger) : Grain, IFleetShardGrain
{
    // A host that goes wrong does so every 2 s; once said is enough.
    private readonly HashSet<(HostId, BeatVerdict)> _said = [];
    private readonly FleetRegistry _registry = new();
    private readonly long _born = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_born);

    public Task<BeatAnswer> Report(HostBeat beat)
    {
        var host = new HostId(beat.Host, beat.Incarnation);
        BeatVerdict verdict = GrainContract.GetsOnWith(Math.Max(beat.Contract, 1)) ? _registry.Report(Now, beat.ToReport()) : BeatVerdict.OtherVersion;
        metrics.Beat(verdict);
        if (verdict is BeatVerdict.ImpossibleSlots or BeatVerdict.OlderIncarnation or BeatVerdict.OtherVersion && _said.Add((host, verdict)))
        {
            LogRefused(verdict, beat);
        }

        return Task.FromResult(new BeatAnswer(verdict, verdict == BeatVerdict.Taken ? _registry.OrderFor(beat.Host) : HostOrder.None));
    }

    public Task<SlotReservation> Reserve(Guid request, int count) => Task.FromResult(Reserve(request, count, PlaceKind.Slot));

    public Task<SlotReservation> ReserveLines(Guid request, int count) => Task.FromResult(Reserve(request, count, PlaceKind.Line));

    public Task Release(SlotReservation unused)
    {
        _registry.Release(unused.Grants.Select(g => new SlotToken(new HostId(g.Host, g.Incarnation), g.Slot, g.Token, g.Kind)));
        return Task.CompletedTask;
    }

    public Task<bool> Order(string host, HostOrder order) => Task.FromResult(_registry.Order(host, order));

    public Task<FleetHosts> Hosts() => Task.FromResult(new FleetHosts([.. _registry.Hosts(Now).Select(HostBeat.Of)]));

    public Task<FleetSummary> Summary()
    {
        FleetCapacity now = _registry.Capacity(Now);
        return Task.FromResult(new FleetSummary(now.Hosts, now.Slots, now.Free, now.Expired) { Lines = now.Lines, FreeLines = now.FreeLines });
    }

    public Task Forget()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private SlotReservation Reserve(Guid request, int count, PlaceKind kind) => new(
        [.. _registry.Reserve(Now, request, count, kind).Select(t => new SlotGrant(t.Host.Name, t.Host.Incarnation, t.Slot, t.Token) { Kind = t.Kind })]);

    private void LogRefused(BeatVerdict verdict, HostBeat beat)
    {
        switch (verdict)
        {
            case BeatVerdict.ImpossibleSlots:
                LogImpossibleSlots(beat.Host, beat.Slots, beat.FreeMask, beat.Lines, beat.FreeLines);
                break;
            case BeatVerdict.OtherVersion:
                LogOtherVersion(beat.Host, beat.Contract, GrainContract.Version);
                break;
            default:
                LogOlderIncarnation(beat.Host, beat.Incarnation);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Host {Host} reports slots or lines that it does not have ({Slots} slots, free mask {FreeMask:X}; {Lines} lines, free mask {FreeLines:X}); its beats are refused and it gets no calls. Set Media:Slots to 1 to 64, Media:Lines to 0 to 64, and see that it runs the version of the others")]
    private partial void LogImpossibleSlots(string host, int slots, ulong freeMask, int lines, ulong freeLines);

    [LoggerMessage(Level = LogLevel.Error, Message = "Host {Host} speaks messages of version {Theirs} and this control plane of version {Ours}; its beats are refused and it gets no calls. Drain it, and start the release of the others there")]
    private partial void LogOtherVersion(string host, int theirs, int ours);

    [LoggerMessage(Level = LogLevel.Error, Message = "Host {Host} was replaced by a later life, yet incarnation {Incarnation} still reports; its beats are refused. If two processes run under this name, give each a Media:HostName of its own")]
    private partial void LogOlderIncarnation(string host, string incarnation);
}
