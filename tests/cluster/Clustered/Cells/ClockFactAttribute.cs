namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A case that sets the time of day of one host, by the library of the Debian package faketime.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClockFactAttribute : FactAttribute
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    public ClockFactAttribute() => Skip = File.Exists(Library) ? null : "The Debian package faketime, which sets the clock of one process, is not installed.";

    /// <summary>Variables under which a process takes its time of day to be off by what a file says, such as <c>+3600</c>; its monotonic clock is nobody's to set.</summary>
    public static IReadOnlyDictionary<string, string> ClockOf(string file) => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = file,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["DONT_FAKE_MONOTONIC"] = "1",
    };
}
