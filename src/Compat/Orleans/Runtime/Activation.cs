using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// One activation of a grain: its identity, its instance and what hangs on it. The mailbox, the life and the idle rules are in the other
/// parts of this class.
/// </summary>
internal sealed partial class Activation : IGrainContext, IMessageTarget, IRequestHost
{
    private readonly TurnScheduler _turns;
    private AsyncServiceScope? _scope;
    private Dictionary<Type, object>? _components;
    private GrainReference? _reference;
    private IIncomingGrainCallFilter[]? _filters;
    private ActivationLifecycle? _lifecycle;

    public Activation(SiloRuntime runtime, GrainShape shape, GrainId grainId, Action<Activation> onEnded)
    {
        Runtime = runtime;
        Shape = shape;
        GrainId = grainId;
        _onEnded = onEnded;
        _turns = new TurnScheduler(this);
        _idleSince = runtime.Time.GetTimestamp();
    }

    public SiloRuntime Runtime { get; }

    public GrainShape Shape { get; }

    public GrainId GrainId { get; }

    public ActivationId ActivationId { get; } = ActivationId.NewId();

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = Runtime.SiloAddress };

    public object? GrainInstance { get; private set; }

    public object? Instance => GrainInstance;

    public GrainReference GrainReference => _reference ??= Runtime.CreateUntypedReference(GrainId);

    public IServiceProvider ActivationServices => (_scope ??= Runtime.Services.CreateAsyncScope()).ServiceProvider;

    public IGrainLifecycle ObservableLifecycle => _lifecycle ??= new ActivationLifecycle();

    public IWorkItemScheduler Scheduler => _turns;

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        if (componentType.IsInstanceOfType(GrainInstance))
        {
            return GrainInstance;
        }

        return _components is not null && _components.TryGetValue(componentType, out var component) ? component : null;
    }

    public TComponent GetOrAddComponent<TComponent>(Func<Activation, TComponent> create)
        where TComponent : class
    {
        if (GetComponent(typeof(TComponent)) is TComponent known)
        {
            return known;
        }

        var made = create(this);
        SetComponent(made);
        return made;
    }

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class
    {
        if (value is null)
        {
            _components?.Remove(typeof(TComponent));
        }
        else
        {
            (_components ??= [])[typeof(TComponent)] = value;
        }
    }

    /// <summary>The silo's filters, then the grain's own. Timers and other requests of the runtime pass none.</summary>
    public IIncomingGrainCallFilter[] FiltersFor(GrainRequest request) => request is TimerTick
        ? []
        : _filters ??= GrainInstance is IIncomingGrainCallFilter own ? [.. Runtime.IncomingFilters, own] : Runtime.IncomingFilters;

    public void Post(Action<object?> action, object? state) => _turns.QueueAction(action!, state!);

    public void ReceiveMessage(object message) => Receive((GrainRequest)message);

    public void Rehydrate(IRehydrationContext context)
    {
        // Nothing comes from another silo.
    }

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        // There is no other silo to go to; Orleans, too, stays where it is when placement picks the same silo again.
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => ActivationId.GetHashCode();

    public override string ToString() => $"[{GrainId} {ActivationId} {_state}]";
}
