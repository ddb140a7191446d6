namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker id: idle ones first, then a new one up to the limit, then the least loaded.</summary>
internal sealed class StatelessWorkers(SiloRuntime runtime, GrainShape shape, GrainId grainId, StatelessWorkerPlacement placement, Action onEmpty)
    : IMessageTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _isRetired;

    public bool IsUsable => !_isRetired;

    public void Receive(GrainRequest request)
    {
        Activation? worker = null;
        var isNew = false;
        lock (_gate)
        {
            if (!_isRetired)
            {
                worker = Pick_NeedsGate(out isNew);
            }
        }

        if (worker is null)
        {
            runtime.Redeliver(request);
            return;
        }

        if (isNew)
        {
            worker.Begin();
        }

        worker.Receive(request);
    }

    public void Sweep(long now, bool collect)
    {
        foreach (var worker in Snapshot())
        {
            worker.Sweep(now, collect);
        }
    }

    public Task End(DeactivationReason reason) => Task.WhenAll(Snapshot().Select(worker => worker.End(reason)));

    private Activation Pick_NeedsGate(out bool isNew)
    {
        isNew = false;
        Activation? least = null;
        foreach (var worker in _workers)
        {
            if (worker.Load == 0)
            {
                return worker;
            }

            least = least is null || worker.Load < least.Load ? worker : least;
        }

        if (least is not null && _workers.Count >= placement.MaxLocal)
        {
            return least;
        }

        isNew = true;
        var made = new Activation(runtime, shape, grainId, Remove);
        _workers.Add(made);
        return made;
    }

    private void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0 || _isRetired)
            {
                return;
            }

            _isRetired = true;
        }

        onEmpty();
    }

    private Activation[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _workers];
        }
    }
}
