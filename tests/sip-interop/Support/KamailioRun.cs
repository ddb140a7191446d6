using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>A kamailio on loopback that stays in the way: it record-routes every dialog and sends what begins one to a single target.</summary>
internal sealed class KamailioRun : IAsyncDisposable
{
    private static readonly string[] s_moduleFolders = ["/usr/lib/x86_64-linux-gnu/kamailio/modules", "/usr/lib/aarch64-linux-gnu/kamailio/modules", "/usr/lib64/kamailio/modules"];
    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;

    private KamailioRun(DirectoryInfo folder, ChildProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="target">Port on loopback.</param>
    public static async Task<KamailioRun> StartAsync(int target)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cxbridge-kamailio-");
        int port = LoopbackPort.Free();
        string configuration = Path.Combine(folder.FullName, "kamailio.cfg");
        await File.WriteAllTextAsync(configuration, $$"""
            debug=1
            log_stderror=yes
            children=1
            disable_tcp=yes
            listen=udp:127.0.0.1:{{port}}
            mpath="{{Array.Find(s_moduleFolders, Directory.Exists)}}"
            loadmodule "kex.so"
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "pv.so"
            loadmodule "maxfwd.so"
            loadmodule "siputils.so"
            loadmodule "textops.so"

            request_route {
                if (!mf_process_maxfwd_header("10")) {
                    sl_send_reply("483", "Too Many Hops");
                    exit;
                }
                if (has_totag()) {
                    # Within a dialog the routes lead, and nothing else: who forgets them is told.
                    if (loose_route()) {
                        t_relay();
                    } else if (is_method("ACK")) {
                        if (t_check_trans()) { t_relay(); }
                    } else {
                        sl_send_reply("404", "No route");
                    }
                    exit;
                }
                if (is_method("CANCEL")) {
                    if (t_check_trans()) { t_relay(); }
                    exit;
                }
                record_route();
                $du = "sip:127.0.0.1:{{target}}";
                t_relay();
            }

            """);
        var process = new ChildProcess(Programs.Kamailio, folder.FullName, "-DD", "-E", "-m", "16", "-M", "4", "-f", configuration, "-Y", folder.FullName, "-w", folder.FullName);
        var run = new KamailioRun(folder, process, port);
        await Ports.WaitUntilBoundAsync(port, "udp", () => process.HasExited ? $"kamailio ended: {process.Output}" : null);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
