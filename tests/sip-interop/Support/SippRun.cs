using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>One run of sipp with one of our scenarios, for one call.</summary>
internal sealed class SippRun : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(70);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cxbridge-sipp-");
    private readonly ChildProcess _process;
    private readonly string _scenario;

    private SippRun(string scenario, int port, string transport, string? target, string[] keys)
    {
        Port = port;
        _scenario = scenario;
        string file = Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml");
        string[] fixedArguments =
        [
            "-sf", file, "-i", "127.0.0.1", "-p", $"{port}", "-m", "1", "-l", "1", "-t", transport == "tcp" ? "t1" : "u1", "-nostdin", "-skip_rlimit",
            "-timeout", "60s", "-timeout_error", "-trace_err", "-error_file", "errors.log", "-trace_msg", "-message_file", "messages.log",
        ];
        _process = new ChildProcess(Programs.Sipp, _folder.FullName, [.. fixedArguments, .. keys, .. target is null ? Array.Empty<string>() : [target]]);
    }

    public int Port { get; }

    /// <summary>Starts sipp as the called side and waits until it listens.</summary>
    public static async Task<SippRun> ListenAsync(string scenario, string transport = "udp", params string[] keys)
    {
        await Warmup.Done;
        var sipp = new SippRun(scenario, LoopbackPort.Free(), transport, null, WithRtpPort(keys));
        await Ports.WaitUntilBoundAsync(sipp.Port, transport, () => sipp._process.HasExited ? sipp.Story() : null);
        return sipp;
    }

    /// <summary>Starts sipp as the calling side.</summary>
    public static async Task<SippRun> CallAsync(string scenario, string target, string transport = "udp")
    {
        await Warmup.Done;
        return new SippRun(scenario, LoopbackPort.Free(), transport, target, WithRtpPort([]));
    }

    /// <summary>The scenario ran to its end, every check in it included.</summary>
    public async Task AssertSucceededAsync()
    {
        int code = await _process.WaitForExitAsync(s_patience);
        Assert.True(code == 0, code == 0 ? null : Story());
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Nothing listens there unless the test itself does: sipp must not bind media sockets, whose ports it does not let us choose.
    private static string[] WithRtpPort(string[] keys) => keys.Contains("rtp_port") ? keys : [.. keys, "-key", "rtp_port", "40000"];

    private string Story()
    {
        string Read(string name) => Path.Combine(_folder.FullName, name) is var path && File.Exists(path) ? File.ReadAllText(path) : "(none)";
        return $"sipp failed in {_scenario}.\nErrors: {Read("errors.log")}\nMessages: {Read("messages.log")}\nOutput: {_process.Output}";
    }
}
