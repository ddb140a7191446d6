using System.Diagnostics;
using System.Text.Json;

namespace CxBridge.TestKit.Programs;

/// <summary>
/// A program in a process of its own. Its first line of JSON is its greeting, which may hold a password and is kept apart; all other lines are kept
/// and go to a log file where one is named. Its standard input is a pipe of this process: should this one be killed, a program that heeds it ends too.
/// </summary>
public sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StreamWriter? _log;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<JsonElement> _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ChildProgram(Process process, string? log)
    {
        _process = process;
        _log = log is null ? null : new StreamWriter(File.Open(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        _reading = ReadAsync();
    }

    /// <summary>Where it listens and so on; fails, with its last words, when it ends before.</summary>
    public Task<JsonElement> Greeting => _greeting.Task;

    /// <summary>Whether it is ready.</summary>
    public bool HasGreeted => _greeting.Task.IsCompletedSuccessfully;

    /// <summary>Whether it is over.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>All that it said so far, but for its greeting.</summary>
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

    /// <summary>Starts it.</summary>
    /// <param name="program">Path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">File that its lines are added to.</param>
    /// <param name="environment">Variables that win over those of this process.</param>
    public static ChildProgram Start(string program, IEnumerable<string> arguments, string? log = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProgram(Process.Start(start)!, log);
    }

    /// <summary>kill -9: ends it without a word, as a power cut does, and waits until the system has taken it away.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>SIGTERM: asks it to stop, and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        return await ExitAsync();
    }

    /// <summary>Waits for its end, and for its last line.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>Ends it, if it has not ended, and everything that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await ExitAsync();
        }

        _process.Dispose();
        await (_log?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ReadAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
        if (!_greeting.Task.IsCompleted)
        {
            _greeting.SetException(new InvalidOperationException("The program ended before it was ready: " + string.Join(Environment.NewLine, Lines.TakeLast(5))));
            _ = _greeting.Task.Exception; // Nobody need wait for the greeting of a program that is to be refused.
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!_greeting.Task.IsCompleted && line.StartsWith('{') && _greeting.TrySetResult(JsonDocument.Parse(line).RootElement))
            {
                continue;
            }

            lock (_lines)
            {
                _lines.Add(line);
                _log?.WriteLine(line);
            }
        }
    }
}
