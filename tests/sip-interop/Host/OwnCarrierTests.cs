using System.Text.Json;
using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Host;

/// <summary>The whole platform, from the CSV to the CRM, on a carrier that knows nothing of it.</summary>
public sealed class OwnCarrierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-own-carrier-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Demo_OnSippAsTheCarrier_ReportsForEachContactWhatSippDidWithIt()
    {
        await using SippCarrier sipp = await SippCarrier.StartAsync();
        using DemoProcess demo = DemoProcess.Start("--data", _folder, "--carrier", $"sip:127.0.0.1:{sipp.Port}", "--contacts", await Contacts("+15550100201", "+15550100202", "+15550100203", "+15550100204"));

        JsonElement report = await demo.Report(_limit.Token);

        Assert.Equal(0, report.GetProperty("unfinished").GetInt32());
        Assert.Equal(0, report.GetProperty("crm").GetProperty("lost").GetInt32());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("doubleDials").ValueKind);
        Assert.Equal("busy/busy x2", Result(report, "+15550100201"));
        Assert.Equal("rejected/rejected x1", Result(report, "+15550100202"));
        Assert.Equal("rejected/rejected x1", Result(report, "+15550100203"));
        Assert.Equal("abandoned/hung_up x1", Result(report, "+15550100204"));
        ILookup<string, string> invites = await sipp.Invites();
        Assert.Equal([2, 1, 1, 1], invites.OrderBy(number => number.Key, StringComparer.Ordinal).Select(number => number.Count()));
    }

    [Fact]
    public async Task Demo_OnBaresip_HearsWhatItsCalleeSays()
    {
        byte[] callee = await Speech.Wav(("hello", 9), ("yes", 6), ("yes please", 8), ("thank you, goodbye", 20));
        await using BaresipRun baresip = await BaresipRun.StartAsync(callee);
        using DemoProcess demo = DemoProcess.Start("--data", _folder, "--carrier", $"sip:127.0.0.1:{baresip.Port}", "--contacts", await Contacts("+442071838750"));

        JsonElement report = await demo.Report(_limit.Token);

        JsonElement call = Assert.Single(report.GetProperty("calls").EnumerateArray());
        Assert.Equal("completed", call.GetProperty("outcome").GetString());
        // baresip speaks at fixed times, so which of its words falls into the bot's turn is the machine's affair; that it is heard is not.
        Assert.Contains(call.GetProperty("transcript").EnumerateArray(), line => line.GetString()!.Contains("caller", StringComparison.Ordinal));
        Assert.NotEqual(JsonValueKind.Null, call.GetProperty("recording").ValueKind);
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Result(JsonElement report, string number)
    {
        JsonElement call = report.GetProperty("calls").EnumerateArray().Single(c => c.GetProperty("contact").GetString() == number);
        return $"{call.GetProperty("outcome")}/{call.GetProperty("disposition")} x{call.GetProperty("attempts")}";
    }

    private async Task<string> Contacts(params string[] numbers)
    {
        string file = Path.Combine(_folder, "numbers.csv");
        await File.WriteAllTextAsync(file, "number\n" + string.Join('\n', numbers) + "\n", _limit.Token);
        return file;
    }
}
