using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Host;

/// <summary>sipp as a carrier that serves any number of calls; what becomes of a call depends on the number.</summary>
internal sealed class SippCarrier : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cxbridge-carrier-");
    private readonly ChildProcess _process;

    private SippCarrier()
    {
        Port = LoopbackPort.Free();
        string scenario = Path.Combine(AppContext.BaseDirectory, "Scenarios", "carrier-by-number.xml");
        _process = new ChildProcess(
            Programs.Sipp, _folder.FullName,
            "-sf", scenario, "-i", "127.0.0.1", "-p", $"{Port}", "-t", "u1", "-nostdin", "-skip_rlimit", "-timeout", "100s", "-key", "rtp_port", "40000", "-trace_msg", "-message_file", "messages.log");
    }

    public int Port { get; }

    public static async Task<SippCarrier> StartAsync()
    {
        var carrier = new SippCarrier();
        await Ports.WaitUntilBoundAsync(carrier.Port, "udp", () => carrier._process.HasExited ? carrier._process.Output : null);
        return carrier;
    }

    /// <summary>Call-IDs of the INVITEs that it received, by called number.</summary>
    public async Task<ILookup<string, string>> Invites()
    {
        string messages = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "messages.log"));
        return messages.Split("message received")
            .Where(message => message.Contains("\nINVITE sip:", StringComparison.Ordinal))
            .Select(message => (Number: Between(message, "INVITE sip:", "@"), CallId: Between(message, "Call-ID: ", "\r\n")))
            .Distinct()
            .ToLookup(invite => invite.Number, invite => invite.CallId, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
