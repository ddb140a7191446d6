using System.Text.RegularExpressions;

namespace CxBridge.Tests.Unit.Architecture;

/// <summary>A file of the repository, or a sample that a test made up.</summary>
/// <param name="Path">From the root, with '/'.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text with comments and string literals blanked, so that a rule about code does not stumble over words. Line numbers stay.</summary>
    public string Code => CommentOrLiteral().Replace(Text, m => Visible().Replace(m.Value, " "));

    /// <summary>'path:line' of a position in the text.</summary>
    public string At(int index) => $"{Path}:{Text.AsSpan(0, index).Count('\n') + 1}";

    /// <summary>Where the pattern matches, and what.</summary>
    public IEnumerable<string> Find(Regex pattern) => pattern.Matches(Text).Select(m => $"{At(m.Index)}: {m.Value.Trim()}");

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*(?<quotes>"{3,}).*?\k<quotes>|\$?@\$?"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex CommentOrLiteral();

    [GeneratedRegex(@"\S", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Visible();
}
