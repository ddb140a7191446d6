using System.Reflection;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>
/// Which grain calls which: read from the compiled code of the grain classes and of the classes that they use.
/// <code>
/// Gateway -> Campaign -> DialPartition -> { CarrierGate, FleetShard } -> CallSlot
/// </code>
/// A grain works on one request at a time. Grains that call each other in a circle can each wait for the next until the calls time out; so
/// there must be no circle, and what has to come back comes by the database, with a hint that may be lost.
/// </summary>
internal sealed class GrainCallGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _calls = new(StringComparer.Ordinal);

    private GrainCallGraph(IEnumerable<(string Caller, string Callee)> calls)
    {
        foreach ((string caller, string callee) in calls)
        {
            (_calls.TryGetValue(caller, out SortedSet<string>? callees) ? callees : _calls[caller] = new(StringComparer.Ordinal)).Add(callee);
        }
    }

    public static GrainCallGraph Of(params (string Caller, string Callee)[] calls) => new(calls);

    /// <summary>Of all grain classes among <paramref name="types"/>.</summary>
    public static GrainCallGraph Of(IReadOnlyCollection<Type> types)
    {
        Type[] grains = [.. types.Where(t => IsGrain(t) && t is { IsClass: true, IsAbstract: false })];
        return new(
            from caller in grains
            from used in Reach(caller, types)
            from callee in grains
            where callee.GetInterfaces().Contains(used)
            select (NameOf(caller), NameOf(callee)));
    }

    public bool Has(string caller, string callee) => _calls.TryGetValue(caller, out SortedSet<string>? callees) && callees.Contains(callee);

    /// <summary>"A -> B -> A" for every way back to where it began, shortest first.</summary>
    public IReadOnlyList<string> Circles() =>
        [.. _calls.Keys.SelectMany(start => Ways([start])).OrderBy(w => w.Length).Select(w => string.Join(" -> ", w))];

    /// <summary>A line a caller.</summary>
    public override string ToString() => string.Join('\n', _calls.Select(c => $"{c.Key} -> {string.Join(", ", c.Value)}"));

    private IEnumerable<string[]> Ways(string[] way)
    {
        foreach (string next in _calls.TryGetValue(way[^1], out SortedSet<string>? callees) ? callees : [])
        {
            if (next == way[0])
            {
                yield return [.. way, next];
            }
            else if (!way.Contains(next))
            {
                foreach (string[] longer in Ways([.. way, next]))
                {
                    yield return longer;
                }
            }
        }
    }

    // The grain interfaces that a class calls or asks for, itself or by classes of its own that are not grains.
    private static HashSet<Type> Reach(Type grain, IReadOnlyCollection<Type> types)
    {
        HashSet<Type> found = [];
        HashSet<Type> seen = [];
        Stack<Type> left = new([grain]);
        while (left.TryPop(out Type? type))
        {
            foreach (Type used in MethodTokens.Of(type).SelectMany(Mentioned).Where(seen.Add))
            {
                if (IsGrain(used) && used.IsInterface)
                {
                    found.Add(used);
                }
                else if (types.Contains(used) && !IsGrain(used))
                {
                    left.Push(used);
                }
            }
        }

        return found;
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } method => [.. method.GetGenericArguments(), method.DeclaringType!],
        _ => member.DeclaringType is { } owner ? [owner] : [],
    };

    private static bool IsGrain(Type type) => type.GetInterfaces().Any(i => i.FullName == "Orleans.IGrain");

    private static string NameOf(Type grain) =>
        grain.Name.EndsWith("Grain", StringComparison.Ordinal) ? grain.Name[..^"Grain".Length] : grain.Name;
}
