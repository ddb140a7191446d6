using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>A process that the demo started and will end. Its output goes to a log file; its first JSON line is its greeting.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<JsonElement> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<string> _lastLines = Channel.CreateBounded<string>(new BoundedChannelOptions(10) { FullMode = BoundedChannelFullMode.DropOldest });

    private ChildProcess(Process process, StreamWriter log)
    {
        _process = process;
        _log = log;
    }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Path of the executable.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="logFile">Where its output is kept.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string logFile)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        var log = new StreamWriter(File.Open(logFile, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        Process process = Process.Start(start) ?? throw new VerbFailedException($"{program} did not start.");
        var child = new ChildProcess(process, log);
        process.OutputDataReceived += (_, line) => child.OnLine(line.Data);
        process.ErrorDataReceived += (_, line) => child.OnLine(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => child._greeting.TrySetException(new VerbFailedException(
            $"{Path.GetFileName(program)} ended before it was ready: {child.LastWords()}. Its log is {logFile}."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits for its first line that is a JSON object.</summary>
    public async Task<JsonElement> Greeting(TimeSpan patience, TimeProvider time) => await _greeting.Task.WaitAsync(patience, time);

    /// <summary>Whether it still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Largest resident set so far, MB; 0 where the system does not tell.</summary>
    public double PeakRssMb()
    {
        try
        {
            string? line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : Math.Round(double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024, 1);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Both programs stop in order on SIGTERM, and when their standard input ends.
            using (Process.Start("kill", ["-TERM", _process.Id.ToString()]))
            {
            }

            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void OnLine(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (!_greeting.Task.IsCompleted && line.StartsWith('{'))
        {
            try
            {
                _greeting.TrySetResult(JsonDocument.Parse(line).RootElement);

                // It may hold a password, so it stays out of the log.
                return;
            }
            catch (JsonException)
            {
                // A line that only looks like JSON is no greeting.
            }
        }

        lock (_log)
        {
            if (_log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }
        }

        _lastLines.Writer.TryWrite(line);
    }

    private string LastWords()
    {
        var lines = new List<string>();
        while (_lastLines.Reader.TryRead(out string? line))
        {
            lines.Add(line);
        }

        return lines.Count == 0 ? "it said nothing" : string.Join(" | ", lines.TakeLast(4));
    }
}
