using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CxBridge.Tests.Chaos;

/// <summary>Starts that must fail: in words, with the cure, and without leaving anything half done.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string[] Loopback = ["--urls", "http://127.0.0.1:0", "--set", "Sip:Port=0", "--set", "Sip:ListenAddress=127.0.0.1"];

    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-start-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(8));

    [Fact]
    public async Task SecondHost_OnTheSameFolder_IsRefusedAndNamesTheFirst()
    {
        using Process first = HostProcess.Run(["--data", _folder, "--json", .. Loopback]);
        try
        {
            await Greeting(first);

            (int exit, string output) = await HostProcess.Refusal(_limit.Token, ["--data", _folder, .. Loopback]);

            Assert.Equal(1, exit);
            Assert.Contains($"process {first.Id}", output, StringComparison.Ordinal);
        }
        finally
        {
            first.Kill();
        }
    }

    [Fact]
    public async Task Configuration_WithSeveralErrors_NamesThemAllAtOnce()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "cxbridge.json"), "{\n  \"Sip\": {\n    \"Port\" 5060\n} }", _limit.Token);

        (int exit, string output) = await HostProcess.Refusal(
            _limit.Token, "--data", _folder, "--urls", "127.0.0.1:8080", "--set", "Sip:Prot=1", "--set", "Media:Slots=1000", "--set", "nonsense");

        Assert.Equal(1, exit);
        Assert.All(["5 errors", "cxbridge.json: line 3", "--urls: '127.0.0.1:8080'", "Sip:Prot", "Media:Slots: is '1000'", "--set: 'nonsense'"],
            text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FirstStart_WhenThePortIsInUse_SaysSoInOneSentenceAndKeepsThePasswordForTheNext()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        other.Listen();
        string taken = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndPoint!).Port}";

        (int exit, string output) = await HostProcess.Refusal(_limit.Token, ["--data", _folder, "--urls", taken, .. Loopback[2..]]);
        using Process next = HostProcess.Run(["--data", _folder, "--json", .. Loopback]);
        string greeting = await Greeting(next);
        next.Kill();

        Assert.Equal(1, exit);
        Assert.Contains($"Another program uses {taken}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"adminPassword\":null", greeting, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> Greeting(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync(_limit.Token) is { } line)
        {
            if (line.StartsWith('{'))
            {
                return line;
            }
        }

        throw new InvalidOperationException(await host.StandardError.ReadToEndAsync(_limit.Token));
    }
}
