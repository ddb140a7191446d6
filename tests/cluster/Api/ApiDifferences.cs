namespace CxBridge.Tests.Cluster.Api;

/// <summary>
/// Where a type is not what Orleans has under its name. It may have less, for then the compiler says so; but
/// <list type="bullet">
/// <item>nothing that Orleans lacks: it would compile here and not there;</item>
/// <item>the same kind, base and attribute usage: these say what may be done with it;</item>
/// <item>every member that an implementer must supply: a class that lacks one would compile here and not there.</item>
/// </list>
/// </summary>
internal static class ApiDifferences
{
    public static IEnumerable<string> Of(ApiType offered, ApiSheet orleans)
    {
        if (orleans[offered.Name] is not { } listed)
        {
            yield return $"{offered.Name} is not in orleans-10.txt.";
            yield break;
        }

        foreach (var fact in offered.Facts.Where(fact => !listed.Facts.Any(known => IsSame(fact, known))))
        {
            yield return $"{offered.Name} has: {fact}";
        }

        foreach (var fact in listed.Facts.Where(static fact => IsDemanded(fact)).Where(fact => !offered.Facts.Any(own => IsSame(own, fact))))
        {
            yield return $"{offered.Name} lacks: {fact}";
        }
    }

    private static bool IsDemanded(string fact) =>
        fact.StartsWith("is ", StringComparison.Ordinal)
        || fact.StartsWith("base ", StringComparison.Ordinal)
        || fact.StartsWith("usage ", StringComparison.Ordinal)
        || ApiMembers.IsDemanded(fact);

    // Code of Orleans that says nothing about null ("~") can be called either way.
    private static bool IsSame(string offered, string listed) =>
        offered == listed || (listed.Contains('~', StringComparison.Ordinal) && WithoutNull(offered) == WithoutNull(listed));

    private static string WithoutNull(string fact) =>
        fact.Replace("?", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal);
}
