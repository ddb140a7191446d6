using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Host;

/// <summary>A real host and far ends that no sound can be agreed with, or that send none: the attempt names the cause, and the slot is free again.</summary>
public sealed class BadCarrierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-bad-carrier-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    [Theory]
    [InlineData("+15550100305", 488, "Not Acceptable Here")]
    [InlineData("+15550100306", 200, "no codec in common")]
    [InlineData("+15550100307", 200, "media time-out: the far end sent nothing")]
    public async Task CallThatCannotBeHeard_NamesItsCause_AndItsSlotIsFreeAgain(string number, int status, string cause)
    {
        await using SippCarrier sipp = await SippCarrier.StartAsync();
        await using PlatformHost host = await StartAsync();
        await host.StartCampaign($"sip:127.0.0.1:{sipp.Port}", _limit.Token, number);

        JsonNode page = await host.Until("/v1/calls?live=false", calls => calls["items"]!.AsArray().Count > 0, _limit.Token);

        JsonNode call = page["items"]!.AsArray()[^1]!;
        Assert.Equal("failed", call["outcome"]!.GetValue<string>());
        JsonNode end = (await host.Get($"/v1/calls/{call["attempt"]!.GetValue<string>()}", _limit.Token))["record"]!["end"]!;
        Assert.Equal((status, cause), (end["status"]!.GetValue<int>(), end["detail"]!.GetValue<string>()));
        await FreeAsync(host);
    }

    [Fact]
    public async Task CallThatComesIn_WithoutACodecOfOurs_IsRefused_AndTakesNoSlot()
    {
        int port = LoopbackPort.Free();
        await using PlatformHost host = await StartAsync("--set", $"Sip:Port={port}");
        (string campaign, string bot) = await host.Campaign(_limit.Token);
        await host.Post("/v1/inbound", new JsonObject { ["number"] = "*", ["bot"] = bot, ["campaign"] = campaign }, _limit.Token);

        await using SippRun sipp = await SippRun.CallAsync("call-refused-codec", $"127.0.0.1:{port}");

        await sipp.AssertSucceededAsync();
        await FreeAsync(host);
        Assert.Empty((await host.Get("/v1/calls", _limit.Token))["items"]!.AsArray());
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // One slot: if it stayed taken, nothing could be dialled any more.
    private Task<PlatformHost> StartAsync(params string[] settings) =>
        PlatformHost.Start(Path.Combine(_folder, "data"), path: null, _limit.Token, ["--set", "Media:Slots=1", "--set", "Media:MediaTimeout=00:00:03", .. settings]);

    private Task<JsonNode> FreeAsync(PlatformHost host) =>
        host.Until("/v1/slots", slots => slots["hosts"]![0]!["slots"]![0]!["free"]!.GetValue<bool>(), _limit.Token);
}
