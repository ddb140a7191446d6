using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>One switch between the editions (docs/adr/0001-two-editions.md): its property lives in one file, and what differs by edition in folders of two places.</summary>
internal static partial class EditionRule
{
    // The composition, the suite that runs on both editions, and campaigns in virtual time, which need the queue of the embedded engine.
    private static readonly string[] s_mayDiffer = ["src/Silo/Composition/", "tests/cluster/", "tests/load/"];

    public static IEnumerable<string> Violations(SourceFile file)
    {
        if (Path.GetExtension(file.Path) != ".cs")
        {
            return file.Path == "build/Edition.props" ? [] : file.Find(Property());
        }

        return Folder().IsMatch(file.Path) && !s_mayDiffer.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal))
            ? [$"{file.Path} lies in a folder that only one edition compiles"]
            : file.Find(Symbol());
    }

    [GeneratedRegex(@"^\s*#(el)?if\b.*(CLUSTER|EMBEDDED).*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\$\(Edition\)|</?Edition\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Property();

    [GeneratedRegex("/(Embedded|Clustered)/", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Folder();
}
