using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Grain id -> the one target that answers for it.</summary>
internal sealed class ActivationDirectory(SiloRuntime runtime, GrainManifest manifest)
{
    private readonly ConcurrentDictionary<GrainId, IMessageTarget> _targets = new();

    /// <summary>Enumerated without a lock or a copy: what comes or goes meanwhile may be missed.</summary>
    public IEnumerable<IMessageTarget> Targets => _targets.Select(static entry => entry.Value);

    public int Count => _targets.Count;

    public IMessageTarget GetOrActivate(GrainId grainId)
    {
        while (true)
        {
            if (_targets.TryGetValue(grainId, out var target))
            {
                if (target.IsUsable)
                {
                    return target;
                }

                Remove(grainId, target);
            }

            var shape = manifest.ShapeOf(grainId.Type)
                ?? (grainId.Type == ObserverTarget.Type
                    ? throw new ClientNotAvailableException(grainId)
                    : throw new ArgumentException($"No grain class of this silo has the type \"{grainId.Type}\"."));
            if (runtime.IsStopping)
            {
                throw new SiloUnavailableException($"The silo is stopping: {grainId} is not activated any more.");
            }

            var made = Create(grainId, shape);
            if (_targets.TryAdd(grainId, made))
            {
                (made as Activation)?.Begin();
                return made;
            }
        }
    }

    public bool TryGet(GrainId grainId, out IMessageTarget? target) => _targets.TryGetValue(grainId, out target);

    public void Add(GrainId grainId, IMessageTarget target) => _targets[grainId] = target;

    public void Remove(GrainId grainId, IMessageTarget target) => _targets.TryRemove(KeyValuePair.Create(grainId, target));

    private IMessageTarget Create(GrainId grainId, GrainShape shape)
    {
        if (shape.Workers is { } placement)
        {
            StatelessWorkers? pool = null;
            pool = new StatelessWorkers(runtime, shape, grainId, placement, () => Remove(grainId, pool!));
            return pool;
        }

        return shape.Placement is { } rule
            ? new Placing(runtime, grainId, rule, placing => Settle(grainId, shape, placing))
            : CreateActivation(grainId, shape);
    }

    /// <summary>Puts the activation in the place of what stood there while its director was asked.</summary>
    private Activation Settle(GrainId grainId, GrainShape shape, Placing placing)
    {
        var made = CreateActivation(grainId, shape);
        placing.HandOver(made);
        _targets[grainId] = made;
        made.Begin();
        return made;
    }

    private Activation CreateActivation(GrainId grainId, GrainShape shape) => new(runtime, shape, grainId, ended => Remove(grainId, ended));
}
