using System.Globalization;

namespace CxBridge.Bench.Workers;

/// <summary>What a process and everything that it started use, as the kernel tells (Linux, proc(5)).</summary>
internal static class ProcessTree
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The process and all below it.</summary>
    public static IReadOnlyList<int> Of(int root)
    {
        var parents = new Dictionary<int, int>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int process) && Stat(process) is { } stat)
            {
                parents[process] = int.Parse(stat[1], CultureInfo.InvariantCulture);
            }
        }

        var tree = new List<int> { root };
        for (int i = 0; i < tree.Count; i++)
        {
            tree.AddRange(parents.Where(pair => pair.Value == tree[i]).Select(pair => pair.Key));
        }

        return tree;
    }

    /// <summary>Memory, MB; what processes share is counted once (Pss).</summary>
    public static double Megabytes(IEnumerable<int> tree) => tree.Sum(Kilobytes) / 1024.0;

    /// <summary>Processor time so far, s; children that have ended included.</summary>
    public static double ProcessorSeconds(IEnumerable<int> tree) =>
        tree.Select(Stat).OfType<string[]>().Sum(stat => stat[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture))) / TicksPerSecond;

    private static long Kilobytes(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/smaps_rollup").First(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }

    // The fields after the name: state, parent, ... with utime, stime, cutime and cstime from the twelfth on.
    private static string[]? Stat(int process)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
