using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;
using Orleans.Placement;
using Orleans.Runtime.Placement;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What the attributes of a grain class say, read once.</summary>
internal sealed class GrainShape
{
    private readonly GrainActivator _activator;
    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();

    public GrainShape(
        Type grainClass, GrainType grainType, GrainActivator activator, PlacementRule? placement, GrainCollectionOptions collection, TimeProvider time)
    {
        Class = grainClass;
        GrainType = grainType;
        Name = grainType.ToString();
        _activator = activator;
        Placement = placement;
        IsReentrant = grainClass.IsDefined(typeof(ReentrantAttribute), inherit: true);
        MayInterleave = PredicateOf(grainClass);
        Workers = grainClass.GetCustomAttribute<PlacementAttribute>(inherit: true)?.PlacementStrategy as StatelessWorkerPlacement;
        var age = grainClass.IsDefined(typeof(KeepAliveAttribute), inherit: true)
            ? Timeout.InfiniteTimeSpan
            : grainClass.GetCustomAttribute<CollectionAgeLimitAttribute>(inherit: true)?.AgeLimit
            ?? (collection.ClassSpecificCollectionAge.TryGetValue(grainClass.FullName!, out var ofClass) ? ofClass : collection.CollectionAge);
        AgeLimit = age == Timeout.InfiniteTimeSpan ? 0 : (long)(age.TotalSeconds * time.TimestampFrequency);
    }

    public Type Class { get; }

    public GrainType GrainType { get; }

    public string Name { get; }

    public bool IsReentrant { get; }

    public Func<object, IInvokable, bool>? MayInterleave { get; }

    public StatelessWorkerPlacement? Workers { get; }

    /// <summary>Whom to ask before an activation; null for a class that leaves it to the runtime.</summary>
    public PlacementRule? Placement { get; }

    /// <summary>In timestamp units; 0 for a class that is never collected.</summary>
    public long AgeLimit { get; }

    public object CreateInstance(Activation activation) => _activator.Create(activation);

    public MethodInfo ImplementationOf(MethodInfo interfaceMethod) => _implementations.GetOrAdd(interfaceMethod, Find);

    private MethodInfo Find(MethodInfo interfaceMethod)
    {
        var map = Class.GetInterfaceMap(interfaceMethod.DeclaringType!);
        var open = interfaceMethod.IsGenericMethod ? interfaceMethod.GetGenericMethodDefinition() : interfaceMethod;
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, open)];
    }

    private static Func<object, IInvokable, bool>? PredicateOf(Type grainClass)
    {
        if (grainClass.GetCustomAttribute<MayInterleaveAttribute>(inherit: true) is not { } attribute)
        {
            return null;
        }

        const BindingFlags any =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;
        var method = grainClass.GetMethod(attribute.CallbackMethodName, any, [typeof(IInvokable)]);
        if (method is null || method.ReturnType != typeof(bool))
        {
            throw new InvalidOperationException(
                $"[MayInterleave] of {grainClass} names {attribute.CallbackMethodName}, which is not a bool method of one IInvokable.");
        }

        if (method.IsStatic)
        {
            var ofClass = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => ofClass(request);
        }

        return (grain, request) => (bool)method.Invoke(grain, BindingFlags.DoNotWrapExceptions, null, [request], null)!;
    }
}
