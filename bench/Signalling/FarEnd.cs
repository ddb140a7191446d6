using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Bench.Signalling;

/// <summary>sipp as the called side, in a process of its own, and a port that its callees want sound at, where nobody listens.</summary>
internal sealed class FarEnd : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Socket _sink = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly string _folder;
    private readonly Process _process;

    public FarEnd(string folder)
    {
        _folder = folder;
        _sink.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = FreePort();
        var start = new ProcessStartInfo("sipp") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            "-sf", Path.Combine(AppContext.BaseDirectory, "far-end.xml"), "-i", "127.0.0.1", "-p", $"{Port}", "-t", "u1", "-nostdin", "-skip_rlimit",
            "-trace_rtt", "-rtt_freq", "1", "-key", "rtp_port", $"{((IPEndPoint)_sink.LocalEndPoint!).Port}",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Start(start);
        _process.OutputDataReceived += Drop;
        _process.ErrorDataReceived += Drop;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>Processor time so far, seconds.</summary>
    public double ProcessorSeconds => _process.TotalProcessorTime.TotalSeconds;

    /// <summary>Waits until it listens.</summary>
    public async Task ReadyAsync()
    {
        string port = Port.ToString("X4", CultureInfo.InvariantCulture);
        for (long start = TimeProvider.System.GetTimestamp(); !File.ReadLines("/proc/net/udp").Any(line => line.Contains($":{port} ", StringComparison.Ordinal));)
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException("sipp does not listen. Debian's package is sip-tester.");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Ends it and reads how long it waited for each ACK, milliseconds.</summary>
    public async Task<double[]> EndAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return [.. Directory.EnumerateFiles(_folder, "*rtt*.csv").SelectMany(File.ReadLines)
            .Select(line => line.Split(';'))
            .Where(fields => fields.Length > 2 && fields[2] == "ack")
            .Select(fields => double.Parse(fields[1], CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _sink.Dispose();
    }

    private static Process Start(ProcessStartInfo sipp)
    {
        try
        {
            return Process.Start(sipp)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("sipp is missing. Debian's package is sip-tester.", missing);
        }
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }

    private static void Drop(object sender, DataReceivedEventArgs line)
    {
        // Its screen, drawn again and again.
    }
}
