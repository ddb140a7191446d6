using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>One switch between the editions (docs/adr/0001-two-editions.md): its property lives in one file, its symbol in one folder.</summary>
internal static partial class EditionRule
{
    public static IEnumerable<string> Violations(SourceFile file)
    {
        if (Path.GetExtension(file.Path) == ".cs")
        {
            return file.Path.StartsWith("src/Silo/", StringComparison.Ordinal) ? [] : file.Find(Symbol());
        }

        return file.Path == "build/Edition.props" ? [] : file.Find(Property());
    }

    [GeneratedRegex(@"^\s*#(el)?if\b.*CLUSTER_EDITION.*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\$\(Edition\)|</?Edition\b|CLUSTER_EDITION", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Property();
}
