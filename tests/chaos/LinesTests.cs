using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>More people answer than there are slots: nobody hears silence, nobody is called twice, and it is all accounted for.</summary>
public sealed class LinesTests : IDisposable
{
    private const int Callees = 16;
    private const int Slots = 2;
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-lines-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    [Fact]
    public async Task Answers_BeyondTheSlots_HearTheMessageAndAreCountedAsAbandoned()
    {
        await using PracticeCarrier carrier = await PracticeCarrier.Start(_folder, _limit.Token);
        await using PlatformHost host = await PlatformHost.Start(Path.Combine(_folder, "data"), path: null, _limit.Token, "--set", $"Media:Slots={Slots}", "--set", "Media:Lines=8");
        // As many lines as the host has, whoever answers: far too many on purpose.
        var pacing = new JsonObject { ["mode"] = "ratio", ["linesPerSeat"] = 5, ["abandoned"] = new JsonObject { ["caller"] = "Hill Clinic" } };
        string[] numbers = [.. Enumerable.Range(0, Callees).Select(n => $"+15550100{n:000}")];

        string campaign = await host.StartCampaign($"sip:{carrier.Sip}", pacing, _limit.Token, numbers);
        JsonNode done = await host.Until(campaign, c => c["state"]!.GetValue<string>() == "completed", _limit.Token);
        JsonNode[] calls = [.. (await host.Get($"/v1/calls?campaign={done["id"]}&limit=100", _limit.Token))["items"]!.AsArray().Select(call => call!)];

        JsonNode[] abandoned = [.. calls.Where(call => call["disposition"]!.GetValue<string>() == "abandoned")];
        Assert.Equal(Callees, calls.Length);
        Assert.InRange(abandoned.Length, 1, Callees - 1);
        Assert.All(abandoned, call => Assert.Equal("abandoned", call["outcome"]!.GetValue<string>()));
        Assert.All(calls.Except(abandoned), call => Assert.InRange(call["slot"]!.GetValue<int>(), 0, Slots - 1));
        foreach (JsonNode call in abandoned)
        {
            await AssertHeardTheMessage(host, call["attempt"]!.GetValue<string>());
        }

        Assert.All(await carrier.Numbers(_limit.Token), number => Assert.Equal(1, number.Value!["invites"]!.GetValue<int>()));
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AssertHeardTheMessage(PlatformHost host, string attempt)
    {
        JsonNode record = (await host.Get($"/v1/calls/{attempt}", _limit.Token))["record"]!;
        Assert.NotNull(record["connectDelaySeconds"]);
        short[] samples = [.. MemoryMarshal.Cast<byte, short>((await host.Recording(attempt, _limit.Token)).AsSpan(44))];
        // Right is the bot. Three seconds of voice are more than a click and less than half of the sentence: a callee may hang up in its midst.
        int loud = samples.Where((_, i) => i % 2 == 1).Count(sample => Math.Abs((int)sample) > 500);
        Assert.True(loud > 3000, $"{attempt}: only {loud} samples of voice in {samples.Length / 2}.");
    }
}
