using System.Diagnostics;
using System.Text.Json;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>A program of the cell. Its first JSON line is its greeting; everything goes to a log file.</summary>
internal sealed class CellProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<JsonElement> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _lines = [];

    private CellProcess(Process process, string logFile)
    {
        _process = process;
        _log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Everything that it said so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public static CellProcess Start(string program, IEnumerable<string> arguments, string logFile) => new(
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!,
        logFile);

    /// <summary>Waits until it is ready.</summary>
    public async Task<JsonElement> GreetingAsync()
    {
        Task ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_greeting.Task, ended).WaitAsync(s_patience) == ended && !_greeting.Task.IsCompleted)
        {
            throw new InvalidOperationException("It ended before it was ready: " + string.Join(Environment.NewLine, Lines.TakeLast(5)));
        }

        return await _greeting.Task;
    }

    /// <summary>Ends it without a word, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
        }

        return await ExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            if (_log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }

            _lines.Add(line);
        }

        if (line.StartsWith('{'))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            _greeting.TrySetResult(document.RootElement.Clone());
        }
    }
}
