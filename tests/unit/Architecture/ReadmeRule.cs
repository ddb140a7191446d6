namespace CxBridge.Tests.Unit.Architecture;

/// <summary>Each top folder tells a stranger its purpose, its invariants and the way in, in at most 40 lines.</summary>
internal static class ReadmeRule
{
    private const int MostLines = 40;

    /// <summary>Checks a folder.</summary>
    /// <param name="folder">From the root.</param>
    /// <param name="readme">Its README.md, or null.</param>
    public static IEnumerable<string> Violations(string folder, SourceFile? readme)
    {
        if (readme is null)
        {
            yield return $"{folder} has no README.md";
            yield break;
        }

        int lines = readme.Text.TrimEnd('\n').Split('\n').Length;
        if (lines > MostLines)
        {
            yield return $"{readme.Path} has {lines} lines; {MostLines} are allowed";
        }

        if (!readme.Text.StartsWith("# ", StringComparison.Ordinal))
        {
            yield return $"{readme.Path} does not begin with a title";
        }
    }
}
