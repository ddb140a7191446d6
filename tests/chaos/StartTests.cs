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

    [Theory]
    [InlineData("Edition=Sharded", "Edition: is chosen when the program is built, and this one is Embedded. Leave it out; build with -p:Edition=Embedded or -p:Edition=Cluster")]
    [InlineData("Cluster:ClusterId=other", "Cluster: this is the embedded edition, which is one process. Build with -p:Edition=Cluster, or leave the section out")]
    [InlineData("Media:Slots=65", "Media:Slots: is '65' but must be between 1 and 64")]
    [InlineData("Storage:Provider=MySql", "Storage:Provider: 'MySql' cannot be read. It takes one of Sqlite, Postgres")]
    public async Task Setting_ThatThisProgramCannotHave_IsRefusedOnceWithTheCure(string setting, string refusal)
    {
        (int exit, string output) = await HostProcess.Refusal(_limit.Token, ["--data", _folder, .. Loopback, "--set", setting]);

        Assert.Equal(1, exit);
        Assert.Contains("The configuration has 1 error:", output, StringComparison.Ordinal);
        Assert.Contains(refusal, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_ThatDoesNotAnswer_IsSaidInOneSentenceWithTheSetting()
    {
        (int exit, string output) = await HostProcess.Refusal(
            _limit.Token,
            ["--data", _folder, .. Loopback, "--set", "Storage:Provider=Postgres", "--set", "Storage:ConnectionString=Host=127.0.0.1;Port=1;Username=nobody;Database=none"]);

        Assert.Equal(1, exit);
        Assert.Equal("PostgreSQL does not answer. Check that it runs and that Storage:ConnectionString names its host and port.", output.TrimEnd());
    }

    [Fact]
    public async Task DatabaseFile_ThatIsNone_IsSaidInOneSentence_AndLeftAsItWas()
    {
        string file = Path.Combine(_folder, "cxbridge.db");
        await File.WriteAllTextAsync(file, new string('x', 8_192), _limit.Token);

        (int exit, string output) = await HostProcess.Refusal(_limit.Token, ["--data", _folder, .. Loopback]);

        Assert.Equal(1, exit);
        Assert.Equal($"{file} is damaged or no SQLite database. Move it away and restore the last backup.", output.TrimEnd());
        Assert.Equal(new string('x', 8_192), await File.ReadAllTextAsync(file, _limit.Token));
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
