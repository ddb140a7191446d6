using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>All time comes from a TimeProvider: what reads the machine's clock, or sleeps on it, cannot be tested in virtual time.</summary>
internal static partial class ClockRule
{
    /// <summary>Files that may, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["src/Media/Pacing/PreciseSleep.cs"] = "the pacing thread really sleeps until a packet is due; what it is due at is a TimeProvider's",
    };

    public static IEnumerable<string> Violations(SourceFile file)
    {
        string code = file.Code;
        foreach (Match m in MachineClock().Matches(code))
        {
            yield return $"{file.At(m.Index)}: {m.Value}";
        }

        foreach (Match m in Waits().Matches(code))
        {
            string arguments = Arguments(code, m.Index + m.Length);
            // The types are not known here; an argument that carries a TimeProvider is called so by everybody.
            if (!TimeProviderArgument().IsMatch(arguments) || arguments.Contains("TimeProvider.System", StringComparison.Ordinal))
            {
                yield return $"{file.At(m.Index)}: {m.Value}...) without a TimeProvider";
            }
        }
    }

    private static string Arguments(string code, int from)
    {
        int depth = 1;
        int at = from;
        while (at < code.Length && depth > 0)
        {
            depth += code[at++] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return code[from..at];
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Utc)?Now\b|\bDateTime\.Today\b|\bStopwatch\s*\.\s*(GetTimestamp|GetElapsedTime|StartNew)\b|\bnew\s+Stopwatch\b|\bEnvironment\.TickCount(64)?\b|\bThread\.Sleep\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MachineClock();

    [GeneratedRegex(@"\bTask\.Delay\(|\bnew\s+PeriodicTimer\(|\bnew\s+(System\.Threading\.)?Timer\(", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Waits();

    [GeneratedRegex(@"(?i:\b_?(this\.)?(\w*time|clock|\w*timeProvider)\b)|TimeProvider", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TimeProviderArgument();
}
