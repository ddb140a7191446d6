using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Telephony;

namespace CxBridge.Bench.Media;

/// <summary>The process of the far ends, as the host talks to it.</summary>
internal sealed class Generator : IDisposable
{
    private readonly Process _process;

    private Generator(Process process) => _process = process;

    public static Generator Start(AudioCodec codec)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "--generate", "--codec", codec.ToString() },
        };
        return new Generator(Process.Start(start)!);
    }

    /// <summary>Tells the host's ports and gets theirs.</summary>
    public async Task<int[]> MeetAsync(IEnumerable<int> ports)
    {
        Say(string.Join(' ', ports));
        string answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process of the far ends ended.");
        return [.. answer.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
    }

    public void Say(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public async Task<FarEndFigures> FiguresAsync() =>
        JsonSerializer.Deserialize<FarEndFigures>(await _process.StandardOutput.ReadLineAsync() ?? "") ?? throw new InvalidOperationException("The far ends reported nothing.");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
