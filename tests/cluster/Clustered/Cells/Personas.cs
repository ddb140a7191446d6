namespace CxBridge.Tests.Cluster.Cells;

/// <summary>Numbers that practice callees of a kind answer.</summary>
internal static class Personas
{
    /// <summary>Answers and never says a word: a call of about half a minute whose result does not hang on the recogniser.</summary>
    public static IEnumerable<string> Silent(int count) => Numbers(6, count);

    /// <summary>Hangs up after a moment.</summary>
    public static IEnumerable<string> HangsUp(int count) => Numbers(17, count);

    /// <summary>An answering machine.</summary>
    public static IEnumerable<string> Voicemail(int count) => Numbers(7, count);

    public static IEnumerable<string> Busy(int count) => Numbers(8, count);

    /// <summary>Some of each kind, mixed.</summary>
    public static IEnumerable<string> Mixed(int count)
    {
        int each = (count + 3) / 4;
        return Silent(each).Zip(HangsUp(each)).Zip(Voicemail(each).Zip(Busy(each)))
            .SelectMany(n => new[] { n.First.First, n.First.Second, n.Second.First, n.Second.Second }).Take(count);
    }

    private static IEnumerable<string> Numbers(int persona, int count) => Enumerable.Range(0, count).Select(n => $"+155501{persona:00}{n:000}");
}
