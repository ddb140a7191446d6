using System.Net.Sockets;
using System.Text;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>One baresip on loopback that answers by itself, plays a tone or speech, and takes commands.</summary>
internal sealed class BaresipRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ChildProcess _process;
    private readonly TcpClient _control = new();

    private BaresipRun(DirectoryInfo folder, ChildProcess process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>TLS, when it was given a certificate: baresip takes the port after the other.</summary>
    public int TlsPort => Port + 1;

    /// <summary>What it printed.</summary>
    public string Output => _process.Output;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="sound">What it says, a WAV of 8 kHz; at its end baresip hangs up. Without it, a tone of a minute.</param>
    /// <param name="encryption">How baresip encrypts media (a value of its mediaenc), or null.</param>
    /// <param name="certificate">PEM file with certificate and key, or null.</param>
    /// <param name="codec">The one codec it speaks, as its accounts name it; another than PCMU is recorded, see <see cref="HeardAsync"/>.</param>
    public static async Task<BaresipRun> StartAsync(byte[]? sound = null, string? encryption = null, string? certificate = null, string codec = "PCMU")
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cxbridge-baresip-");
        int sip = LoopbackPort.FreeRange(2);
        int control = LoopbackPort.Free();
        int rtp = LoopbackPort.FreeRange(22);

        // net_interface takes the address, not "lo"; without it baresip finds no address on a machine without a network.
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "sound.wav"), sound ?? ToneWav(TimeSpan.FromSeconds(60)));

        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config"), $"""
            module_path {ModuleFolder()}
            sip_listen 127.0.0.1:{sip}
            net_interface 127.0.0.1
            audio_source aufile,{folder.FullName}/sound.wav
            rtp_ports {rtp}-{rtp + 20}
            {(certificate is null ? "" : $"sip_certificate {certificate}")}
            {(codec == "PCMU" ? "" : $"ausrc_srate 8000\nausrc_channels 1\nmodule g722.so\nmodule opus.so\nopus_inbandfec yes\nmodule sndfile.so\nsnd_path {folder.FullName}")}
            module g711.so
            module srtp.so
            module aufile.so
            module_tmp uuid.so
            module_tmp account.so
            module_app menu.so
            module_app ctrl_tcp.so
            ctrl_tcp_listen 127.0.0.1:{control}

            """);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "accounts"), $"<sip:+442071838750@127.0.0.1>;regint=0;answermode=auto;audio_codecs={codec}{(encryption is null ? "" : $";mediaenc={encryption}")}\n");
        var process = new ChildProcess(Programs.Baresip, folder.FullName, "-f", folder.FullName);
        var run = new BaresipRun(folder, process, sip);
        await Ports.WaitUntilBoundAsync(sip, "udp", run.Death);
        await Ports.WaitUntilBoundAsync(control, "tcp", run.Death);
        await run._control.ConnectAsync("127.0.0.1", control);
        return run;
    }

    /// <summary>Sends a menu command as a netstring of JSON.</summary>
    public async Task CommandAsync(string command, string parameters = "")
    {
        string json = $$"""{"command":"{{command}}","params":"{{parameters}}"}""";
        await _control.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{json.Length}:{json},"));
    }

    /// <summary>What it heard, once its call is over: samples of the file that it wrote (the left ones, of Opus), at the codec's own rate.</summary>
    public async Task<(int Rate, short[] Samples)> HeardAsync()
    {
        byte[] file = await File.ReadAllBytesAsync(_folder.GetFiles("*-dec.wav").Single().FullName);
        int channels = BitConverter.ToInt16(file, 22);
        return (BitConverter.ToInt32(file, 24), [.. Wav.Samples(file).Where((_, i) => i % channels == 0)]);
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // baresip hangs up at the end of its source file, so the tone outlasts every test; its own tone generator wants 48 kHz.
    private static byte[] ToneWav(TimeSpan length) =>
        Wav.Of8Khz([.. Enumerable.Range(0, (int)(8000 * length.TotalSeconds)).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * 440 * i / 8000)))]);

    private static string ModuleFolder() => new[] { "/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules" }.FirstOrDefault(Directory.Exists)
        ?? throw new InvalidOperationException("baresip's modules are not where Debian puts them. Install them: apt-get install baresip-core");

    private string? Death() => _process.HasExited ? $"baresip ended: {_process.Output}" : null;
}
