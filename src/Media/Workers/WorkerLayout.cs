using CxBridge.Domain.Fleet;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Rtp;

namespace CxBridge.Media.Workers;

/// <summary>
/// Which workers a host has: <see cref="MediaOptions.SlotsPerWorker"/> slots to each, or so many lines, and never both, so that a host without calls on lines
/// needs no process for them. Each has a share of the RTP ports that no other one binds. Immutable.
/// <code>
/// n = 2      slots 0 1 | 2 3 | 4      lines 0 1 | 2 3 | 4 5
/// worker           0      1    2            3     4     5
/// </code>
/// </summary>
internal sealed class WorkerLayout
{
    private readonly MediaOptions _options;
    private readonly int _each;

    public WorkerLayout(MediaOptions options)
    {
        _options = options;
        _each = options.SlotsPerWorker;
        OfSlots = Workers(options.Slots);
        Count = OfSlots + Workers(options.LinesOrDefault);
    }

    /// <summary>All workers.</summary>
    public int Count { get; }

    /// <summary>The first of them: those of slots.</summary>
    public int OfSlots { get; }

    /// <summary>Pairs of RTP ports that each has.</summary>
    public int PortPairs => (_options.LastRtpPort + 1 - FirstPort) / Count / 2;

    private int FirstPort => _options.FirstRtpPort + (_options.FirstRtpPort & 1);

    /// <summary>The worker of a place, while no move has changed that.</summary>
    public int WorkerOf(CallPlace place) => place.Kind == PlaceKind.Slot ? place.Number / _each : OfSlots + (place.Number / _each);

    /// <summary>How many places a worker has; moves do not change that.</summary>
    public int PlacesOf(int worker) => worker < OfSlots ? Places(worker, _options.Slots) : Places(worker - OfSlots, _options.LinesOrDefault);

    /// <summary>Its places, for people.</summary>
    public string Describe(int worker)
    {
        string kind = worker < OfSlots ? "Slot" : "Line";
        int first = (worker < OfSlots ? worker : worker - OfSlots) * _each;
        int last = first + PlacesOf(worker) - 1;
        return first == last ? $"{kind} {first}" : $"{kind}s {first} to {last}";
    }

    /// <summary>Its RTP ports.</summary>
    public PortShare Share(int worker)
    {
        int first = FirstPort + (worker * PortPairs * 2);
        return new PortShare(first, first + (PortPairs * 2) - 1);
    }

    private int Workers(int places) => (places + _each - 1) / _each;

    private int Places(int group, int all) => Math.Min(_each, all - (group * _each));
}
