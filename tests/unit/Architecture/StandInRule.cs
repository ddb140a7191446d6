using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>Product code is written to the packages and never to their stand-ins: it must compile against either.</summary>
internal static partial class StandInRule
{
    public static IEnumerable<string> Violations(SourceFile file) =>
        file.Path.StartsWith("src/Compat/", StringComparison.Ordinal) ? [] : file.Find(OfTheStandIn());

    [GeneratedRegex(@"\bCxBridge\.Compat\.[A-Z]\w*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OfTheStandIn();
}
