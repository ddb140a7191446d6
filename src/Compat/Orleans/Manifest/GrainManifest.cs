using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime;

/// <summary>The grain classes and interfaces of the silo, and which class stands behind which interface.</summary>
internal sealed class GrainManifest
{
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly GrainCollectionOptions _collection;
    private readonly FrozenDictionary<GrainType, Type> _classes;
    private readonly ConcurrentDictionary<GrainType, GrainShape?> _shapes = new();
    private readonly ConcurrentDictionary<Type, GrainInterface> _interfaces = new();
    private readonly ConcurrentDictionary<(Type, string?), GrainType> _grainTypes = new();

    public GrainManifest(IServiceProvider services, TimeProvider time, IOptions<GrainCollectionOptions> collection)
    {
        GrainAssemblies.Load();
        _services = services;
        _time = time;
        _collection = collection.Value;
        var byType = GrainAssemblies.Registry.Classes.GroupBy(GrainTypeOf).ToArray();
        if (byType.FirstOrDefault(static group => group.Skip(1).Any()) is { } clash)
        {
            throw new OrleansConfigurationException(
                $"Classes {string.Join(" and ", clash.Select(static type => type.FullName))} have the same grain type \"{clash.Key}\". "
                + "Give one of them [GrainType(\"...\")].");
        }

        _classes = byType.ToFrozenDictionary(static group => group.Key, static group => group.Single());
    }

    public GrainShape? ShapeOf(GrainType grainType) => _shapes.GetOrAdd(grainType, static (type, self) => self.MakeShape(type), this);

    public GrainInterface InterfaceOf(Type interfaceType) =>
        _interfaces.GetOrAdd(interfaceType, static type => FindInterface(type));

    public GrainInterface InterfaceOf(GrainInterfaceType interfaceType) =>
        GrainAssemblies.Registry.Interfaces.Values.FirstOrDefault(candidate => candidate.InterfaceType == interfaceType)
        ?? throw new ArgumentException($"There is no grain interface \"{interfaceType}\".", nameof(interfaceType));

    /// <summary>The class behind an interface; with several, the prefix of the full class name decides, then the name I-Class.</summary>
    public GrainType GrainTypeFor(Type interfaceType, string? classNamePrefix) =>
        _grainTypes.GetOrAdd((interfaceType, classNamePrefix), static (key, self) => self.Choose(key.Item1, key.Item2), this);

    private GrainType Choose(Type interfaceType, string? prefix)
    {
        var candidates = _classes.Where(entry => interfaceType.IsAssignableFrom(entry.Value))
            .Concat(GenericGrainClass.Behind(interfaceType, _classes))
            .ToArray();
        if (!string.IsNullOrEmpty(prefix))
        {
            var exact = candidates.Where(entry => entry.Value.FullName == prefix).ToArray();
            candidates = exact.Length > 0
                ? exact
                : candidates.Where(entry => entry.Value.FullName!.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        }

        if (candidates.Length > 1)
        {
            var named = candidates.Where(entry => IsNamedFor(entry.Value, interfaceType)).ToArray();
            candidates = named.Length == 1 ? named : candidates;
        }

        return candidates switch
        {
            [var only] => only.Key,
            [] => throw new ArgumentException(
                $"Could not find an implementation for interface {interfaceType}{(prefix is null ? "" : $" with class name prefix \"{prefix}\"")}.", nameof(interfaceType)),
            _ => throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: "
                + string.Join(", ", candidates.Select(static entry => entry.Value.FullName)), nameof(interfaceType)),
        };
    }

    // ICounter -> Counter or CounterGrain; ICounterGrain -> Counter or CounterGrain.
    private static bool IsNamedFor(Type grainClass, Type interfaceType)
    {
        var plain = interfaceType.Name.StartsWith('I') ? interfaceType.Name[1..] : interfaceType.Name;
        return grainClass.Name == plain || grainClass.Name + "Grain" == plain || grainClass.Name == plain + "Grain";
    }

    private GrainShape? MakeShape(GrainType grainType)
    {
        var grainClass = _classes.GetValueOrDefault(grainType) ?? GenericGrainClass.Find(grainType, _classes);
        return grainClass is null or { IsGenericTypeDefinition: true }
            ? null
            : new GrainShape(
                grainClass,
                grainType,
                new GrainActivator(grainClass, _services),
                PlacementRule.Of(grainClass, grainType, _services),
                _collection,
                _time);
    }

    private static GrainInterface FindInterface(Type type)
    {
        var registry = GrainAssemblies.Registry;
        if (registry.Interfaces.TryGetValue(type, out var known))
        {
            return known;
        }

        if (type.IsGenericType && registry.OpenInterfaces.TryGetValue(type.GetGenericTypeDefinition(), out var open))
        {
            var reference = open.Reference.MakeGenericType(type.GetGenericArguments());
            var name = $"{open.Name}[{string.Join(",", type.GetGenericArguments().Select(static argument => argument.FullName))}]";
            return new GrainInterface(
                type, name, open.Version, binding => (GrainReference)Activator.CreateInstance(reference, [binding])!);
        }

        if (type == typeof(IGrain) || type == typeof(IAddressable) || type == typeof(GrainReference))
        {
            return GrainInterface.Untyped;
        }

        throw new ArgumentException($"{type} is not a grain interface, or its project was built without the code generator.", nameof(type));
    }

    private GrainType GrainTypeOf(Type grainClass)
    {
        if (grainClass.GetCustomAttribute<GrainTypeAttribute>() is { } named)
        {
            return named.GetGrainType(_services, grainClass);
        }

        // As in Orleans: CampaignGrain -> "campaign", ListGrain<T> -> "list`1".
        var parts = grainClass.Name.ToLowerInvariant().Split('`');
        var name = parts[0].EndsWith("grain", StringComparison.Ordinal) && parts[0].Length > 5 ? parts[0][..^5] : parts[0];
        return GrainType.Create(parts.Length > 1 ? $"{name}`{parts[1]}" : name);
    }
}
