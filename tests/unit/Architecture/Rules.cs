namespace CxBridge.Tests.Unit.Architecture;

internal static class Rules
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void Hold(IEnumerable<string> violations)
    {
        string[] all = [.. violations];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
