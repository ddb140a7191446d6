using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace CxBridge.TestKit.Programs;

/// <summary>A run of <c>cxbridge demo</c> as a person starts it.</summary>
public sealed class DemoProcess : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _all = [];

    private DemoProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _lines.Writer.TryComplete();
            }
            else
            {
                _lines.Writer.TryWrite(line.Data);
            }
        };
        process.ErrorDataReceived += (_, line) => _lines.Writer.TryWrite(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it; its last line is the report.</summary>
    public static DemoProcess Start(params string[] arguments) => new(Process.Start(
        new ProcessStartInfo(BuiltProgram.Host, ["demo", "--json", "--practice", BuiltProgram.Practice, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);

    /// <summary>Reads on until a line satisfies the condition.</summary>
    public async Task<string> WaitForLine(Func<string, bool> condition, CancellationToken cancellationToken)
    {
        await foreach (string line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            _all.Add(line);
            if (condition(line))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The demo ended before that: " + string.Join(Environment.NewLine, _all.TakeLast(20)));
    }

    /// <summary>Waits for its end and reads the JSON object of its last line.</summary>
    public async Task<JsonElement> Report(CancellationToken cancellationToken)
    {
        await foreach (string line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            _all.Add(line);
        }

        await _process.WaitForExitAsync(cancellationToken);
        string last = _all.LastOrDefault(l => l.StartsWith('{'))
            ?? throw new InvalidOperationException("The demo made no report: " + string.Join(Environment.NewLine, _all.TakeLast(20)));
        return JsonDocument.Parse(last).RootElement;
    }

    /// <summary>kill -9: no goodbye, no clean-up.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
