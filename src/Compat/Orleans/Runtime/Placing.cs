using Orleans.Runtime.Placement;

namespace Orleans.Runtime;

/// <summary>
/// Stands in the directory for a grain while its placement director is asked.
///
///   1 the first request makes it ask; what arrives meanwhile waits
///   2 the director names this silo      the activation takes over the place and those that wait
///   3 it fails, or names another        they fail with that, and the next request asks anew
/// </summary>
internal sealed class Placing(SiloRuntime runtime, GrainId grainId, PlacementRule rule, Func<Placing, Activation> settle) : IMessageTarget
{
    private readonly Lock _gate = new();
    private readonly List<GrainRequest> _waiting = [];
    private volatile bool _isOver;

    public bool IsUsable => !_isOver;

    // Step 1.
    public void Receive(GrainRequest request)
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _waiting.Add(request);
                if (_waiting.Count == 1)
                {
                    var context = request.Context?.Values ?? [];
                    var target = new PlacementTarget(grainId, context, request.Target.InterfaceType, request.Target.InterfaceVersion);

                    // In no turn and with no ambient context: what the director may know of the call is in the target.
                    runtime.Work.Queue(new QueuedAction(state => _ = Place((PlacementTarget)state!), target));
                }

                return;
            }
        }

        runtime.Redeliver(request);
    }

    /// <summary>Gives those that wait to the activation, before anybody else can reach it.</summary>
    public void HandOver(Activation activation)
    {
        foreach (var request in _waiting)
        {
            activation.Receive(request);
        }

        _waiting.Clear();
    }

    public void Sweep(long now, bool collect)
    {
        GrainRequest[] overdue;
        lock (_gate)
        {
            overdue = [.. _waiting.Where(request => request.Deadline <= now && !request.IsAnswered)];
        }

        foreach (var request in overdue)
        {
            runtime.TimeOut(request);
        }
    }

    public Task End(DeactivationReason reason) => Task.CompletedTask;

    private async Task Place(PlacementTarget target)
    {
        try
        {
            await rule.Ask(target, runtime.SiloAddress);

            // Step 2.
            lock (_gate)
            {
                settle(this);
                _isOver = true;
            }
        }
        catch (Exception error)
        {
            // Step 3.
            runtime.Log.LogPlacementFailed(grainId, error);
            GrainRequest[] left;
            lock (_gate)
            {
                _isOver = true;
                left = [.. _waiting];
            }

            runtime.Directory.Remove(grainId, this);
            foreach (var request in left)
            {
                request.Fail(error);
            }
        }
    }
}
