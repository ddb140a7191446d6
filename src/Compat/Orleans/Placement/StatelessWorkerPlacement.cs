namespace Orleans.Runtime;

internal sealed class StatelessWorkerPlacement(int maxLocal, bool removeIdleWorkers) : PlacementStrategy
{
    public override bool IsUsingGrainDirectory => false;

    public int MaxLocal { get; } = Math.Max(1, maxLocal);

    public bool RemoveIdleWorkers { get; } = removeIdleWorkers;
}
