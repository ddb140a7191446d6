using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>The whole platform, as a stranger sees it: real processes, real SIP and RTP on loopback.</summary>
public sealed partial class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-chaos-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(15));

    [Fact]
    public async Task Demo_DialsSpeaksAndReportsEveryContact()
    {
        using DemoProcess demo = DemoProcess.Start("--data", _folder);

        JsonElement report = await demo.Report(_limit.Token);

        Assert.Equal(30, report.GetProperty("contacts").GetInt32());
        Assert.Equal(0, report.GetProperty("unfinished").GetInt32());
        AssertNobodyDialledTwiceAndNothingLost(report);
        Assert.True(report.GetProperty("mismatches").GetArrayLength() <= 2, report.GetProperty("mismatches").ToString());
    }

    [Fact]
    public async Task Demo_WhenTheHostIsKilledInTheMiddle_IsFinishedByTheNextStart()
    {
        using (DemoProcess first = DemoProcess.Start("--data", _folder))
        {
            await SomeCallsLive(first);
            (await Host()).Kill();
            first.Kill();
        }

        using DemoProcess second = DemoProcess.Start("--data", _folder);
        JsonElement report = await second.Report(_limit.Token);

        Assert.Equal(30, report.GetProperty("contacts").GetInt32());
        Assert.Equal(0, report.GetProperty("unfinished").GetInt32());
        AssertNobodyDialledTwiceAndNothingLost(report);
        // Calls that were live when the host died end as unknown, and only those.
        int unknown = report.GetProperty("outcomes").TryGetProperty("unknown", out JsonElement count) ? count.GetInt32() : 0;
        Assert.InRange(unknown, 1, 16);
        Assert.True(report.GetProperty("mismatches").GetArrayLength() <= unknown + 2, report.GetProperty("mismatches").ToString());
    }

    [Fact]
    public async Task Demo_WhenTheHostIsToldToStopInTheMiddle_CutsNoCall_AndIsFinishedByTheNextStart()
    {
        using (DemoProcess first = DemoProcess.Start("--data", _folder))
        {
            await SomeCallsLive(first);
            using Process host = await Host();
            using (Process sigterm = Process.Start("kill", ["-TERM", $"{host.Id}"]))
            {
                await sigterm.WaitForExitAsync(_limit.Token);
            }

            await host.WaitForExitAsync(_limit.Token);
            first.Kill();
        }

        using DemoProcess second = DemoProcess.Start("--data", _folder);
        JsonElement report = await second.Report(_limit.Token);

        Assert.Equal(0, report.GetProperty("unfinished").GetInt32());
        AssertNobodyDialledTwiceAndNothingLost(report);
        Assert.False(report.GetProperty("outcomes").TryGetProperty("unknown", out _), report.GetProperty("outcomes").ToString());
        Assert.True(report.GetProperty("mismatches").GetArrayLength() <= 2, report.GetProperty("mismatches").ToString());
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<string> SomeCallsLive(DemoProcess demo) => demo.WaitForLine(
        line => Progress().Match(line) is { Success: true } p && int.Parse(p.Groups["busy"].Value) >= 5 && int.Parse(p.Groups["done"].Value) >= 2, _limit.Token);

    private async Task<Process> Host() => Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "host.pid"), _limit.Token)));

    private static void AssertNobodyDialledTwiceAndNothingLost(JsonElement report)
    {
        Assert.Equal(0, report.GetProperty("doubleDials").GetInt32());
        Assert.Equal(0, report.GetProperty("crm").GetProperty("lost").GetInt32());
    }

    [GeneratedRegex(@"(?<busy>\d+) of 16 slots in use,\s+\d+ waiting,\s+(?<done>\d+) finished", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Progress();
}
