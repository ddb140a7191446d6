using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>What no file may hold: notes to self, and paths of the machine it was written on.</summary>
internal static partial class WordingRule
{
    public static IEnumerable<string> Notes(SourceFile file) => file.Find(Note());

    public static IEnumerable<string> MachinePaths(SourceFile file) => file.Find(MachinePath());

    // A lock file made behind a mirror would send everybody else to that mirror.
    public static IEnumerable<string> OtherRegistries(SourceFile lockFile) => lockFile.Find(OtherRegistry());

    // Spelt so that this file does not match itself.
    [GeneratedRegex(@"\b(T[O]DO|F[I]XME|H[A]CK)\b|^\s*#\s*region\b", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Note();

    [GeneratedRegex(@"(?<![\w.$})*-])/(w[o]rk|h[o]me|r[o]ot|U[s]ers|t[m]p|m[n]t)/[\w.-]+|\b[A-Z]:\\{1,2}\w+", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("""^\s*"resolved": "(?!https://registry\.npmjs\.org/)[^"]*"[^\n]*$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex OtherRegistry();
}
