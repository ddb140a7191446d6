namespace CxBridge.Bench.Workers;

/// <summary>What 16 live calls cost with one setting.</summary>
/// <param name="SlotsPerWorker">The setting; 0: all in the host's process.</param>
/// <param name="Processes">Of the host's tree, itself included; speech engines come and go.</param>
/// <param name="IdleMb">Memory of the tree before the first call, pages shared by processes counted once.</param>
/// <param name="LiveMb">The same with 16 live calls.</param>
/// <param name="Processors">Processor time of the tree a second, with 16 live calls.</param>
/// <param name="LiveCalls">Mean number of calls meanwhile.</param>
/// <param name="ReplacedMs">From kill -9 of a worker to the next one that can take calls; null with 0.</param>
/// <param name="LostCalls">Calls that ended as worker_lost by that kill.</param>
internal sealed record WorkerFigures(
    int SlotsPerWorker, int Processes, double IdleMb, double LiveMb, double Processors, double LiveCalls, double? ReplacedMs, int LostCalls);
