using System.Diagnostics.Metrics;
using CxBridge.Domain.Cells;

namespace CxBridge.Silo.Composition;

/// <summary>Counters of who fits into the cell.</summary>
internal sealed class CellMetrics
{
    public const string MeterName = "CxBridge.Cell";

    private readonly Counter<long> _unfit;
    private volatile IReadOnlyList<RefusedJoins> _refused = [];

    public CellMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _unfit = meter.CreateCounter<long>("cxbridge.cell.unfit", "{look}", "Looks at which this process found that it does not fit into its cell any more, by why.");
        meter.CreateObservableCounter(
            "cxbridge.cell.refused",
            () => _refused.Select(r => new Measurement<long>(r.Times, new KeyValuePair<string, object?>("why", r.Why))),
            "{process}",
            "Processes that the cell refused at their start, by why; every process of the cell reports the cell's figure.");
    }

    public void Looked(CellLook look)
    {
        _refused = look.Refused;
        if (look.Verdict != JoinVerdict.Welcome)
        {
            _unfit.Add(1, new KeyValuePair<string, object?>("why", look.Verdict.ToString()));
        }
    }
}
