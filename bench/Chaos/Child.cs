using System.Diagnostics;
using System.Text.Json;

namespace CxBridge.Bench.Chaos;

/// <summary>A program that this one started: its first line of JSON is its greeting, everything else goes to a log.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource<JsonElement> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private Child(Process process, string log)
    {
        _process = process;
        _log = new StreamWriter(File.Open(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Where it listens and so on; fails when it ends before.</summary>
    public Task<JsonElement> Greeting => _greeting.Task;

    public bool HasGreeted => _greeting.Task.IsCompletedSuccessfully;

    public static Child Start(string program, IEnumerable<string> arguments, string log) => new(
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!, log);

    /// <summary>kill -9, and waits until the system has taken it away.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        await _log.DisposeAsync();
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            // The greeting may hold a password, so it stays out of the log.
            if (line.StartsWith('{') && !_greeting.Task.IsCompleted)
            {
                _greeting.TrySetResult(JsonDocument.Parse(line).RootElement);
                continue;
            }

            lock (_log)
            {
                _log.WriteLine(line);
            }
        }

        _greeting.TrySetException(new InvalidOperationException("The program ended before it was ready; see its log."));
    }
}
