using CxBridge.Domain.Ids;
using CxBridge.Media.Leaks;

namespace CxBridge.Tests.Unit.Media.Leaks;

/// <summary>A heap and the calls on it, a second at a time, in MB; what nobody holds any more is there until the next full collection, but for what dies young.</summary>
internal sealed class SimulatedHost(int limit, int collectsEvery = 0)
{
    private const long Mb = 1 << 20;
    private const int BetweenCollections = 5;
    private const double MostYoung = 20;
    private readonly LeakJudge _judge = new(limit * Mb);
    private readonly List<SimulatedCall> _calls = [];
    private double _young;
    private double _old;
    private double _live;
    private int _collection = 1;
    private int _sinceAsked = BetweenCollections;
    private int _second;

    /// <summary>What the host itself holds.</summary>
    public double Base { get; set; } = 100;

    /// <summary>What of the garbage a full collection leaves, since it came while it ran.</summary>
    public Func<int, double> Left { get; set; } = _ => 0;

    /// <summary>Full collections that the judge asked for and got.</summary>
    public int Asked { get; private set; }

    public int Second => _second;

    /// <summary>A call begins.</summary>
    /// <param name="allocates">MB a second.</param>
    /// <param name="keeps">Of these.</param>
    public SimulatedCall Begin(double allocates = 0.3, double keeps = 0)
    {
        var call = new SimulatedCall(AttemptId.New(TimeProvider.System)) { Allocates = allocates, Keeps = keeps };
        _calls.Add(call);
        return call;
    }

    public void Begin(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            Begin();
        }
    }

    /// <summary>A call is over, and what it held is nobody's, unless the host holds it.</summary>
    public void End(SimulatedCall call)
    {
        _calls.Remove(call);
        _old += call.Held;
    }

    /// <summary>A second passes.</summary>
    public LeakFinding? Pass()
    {
        _second++;
        foreach (SimulatedCall call in _calls)
        {
            call.Allocated += call.Allocates;
            call.Held += call.Keeps;
            _young = Math.Min(MostYoung, _young + call.Allocates - call.Keeps);
        }

        if ((collectsEvery > 0 && _second % collectsEvery == 0) || _second == 1)
        {
            Collect();
        }

        LeakFinding? finding = _judge.Look(
            new HeapReading(_collection, (long)(_live * Mb), (long)((Held + _young + _old) * Mb)), [.. _calls.Select(call => new CallAllocation(call.Attempt, (long)(call.Allocated * Mb)))]);
        _sinceAsked++;
        if (_judge.WantsCollection && _sinceAsked >= BetweenCollections)
        {
            _sinceAsked = 0;
            Asked++;
            Collect();
        }

        return finding;
    }

    /// <summary>Seconds pass until something is found out.</summary>
    public LeakFinding? Until(int seconds)
    {
        LeakFinding? finding = null;
        for (int i = 0; i < seconds && finding is null; i++)
        {
            finding = Pass();
        }

        return finding;
    }

    private double Held => Base + _calls.Sum(call => call.Held);

    private void Collect()
    {
        _collection++;
        (_young, _old) = (Left(_collection), 0);
        _live = Held + _young;
    }

    internal sealed class SimulatedCall(AttemptId attempt)
    {
        public AttemptId Attempt => attempt;

        public double Allocates { get; set; }

        public double Keeps { get; set; }

        public double Allocated { get; set; }

        public double Held { get; set; }
    }
}
