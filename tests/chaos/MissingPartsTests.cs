using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Chaos;

/// <summary>Parts that are not there while a campaign runs: nobody is called to hear silence, it says what is missing, and goes on by itself.</summary>
public sealed class MissingPartsTests : IDisposable
{
    // A callee of the practice carrier who picks up and says yes.
    private const string Callee = "+15550100001";

    // Callees of the practice carrier who decline every call (603).
    private const string Decliner = "+1555010900";

    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-missing-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(8));

    [Fact]
    public async Task MissingVoice_HoldsTheCampaignInWords_CallsNobody_AndGoesOnWhenItIsThere()
    {
        string programs = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        await using PracticeCarrier carrier = await PracticeCarrier.Start(_folder, _limit.Token);
        await using PlatformHost host = await PlatformHost.Start(Path.Combine(_folder, "data"), programs, _limit.Token);
        string campaign = await host.StartCampaign($"sip:{carrier.Sip}", _limit.Token, Callee);

        JsonNode held = await host.Until("/v1/slots", slots => Holds(slots).Count > 0, _limit.Token);

        Assert.Contains("apt-get install espeak-ng", Holds(held)[0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(0, await carrier.Invites(_limit.Token));
        Assert.Equal(0, (await Contact(host, campaign))["attempts"]!.GetValue<int>());

        File.CreateSymbolicLink(Path.Combine(programs, "espeak-ng"), FindProgram("espeak-ng"));
        JsonNode contact = (await host.Until($"{campaign}/contacts", page => page["items"]![0]!["outcome"] is not null, _limit.Token))["items"]![0]!;

        Assert.Equal((1, "completed"), (contact["attempts"]!.GetValue<int>(), contact["outcome"]!.GetValue<string>()));
        Assert.Equal(1, await carrier.Invites(_limit.Token));
        Assert.Empty(Holds(await host.Get("/v1/slots", _limit.Token)));
    }

    [Fact]
    public async Task UnreachableCarrier_IsHeldInWords_AndTheCampaignGoesOnWhenItIsBack()
    {
        string address = $"127.0.0.1:{LoopbackPort.Free()}";
        await using PlatformHost host = await PlatformHost.Start(Path.Combine(_folder, "data"), path: null, _limit.Token);
        string campaign = await host.StartCampaign($"sip:{address}", _limit.Token, Decliner + "1", Decliner + "2", Decliner + "3");

        await host.Until(campaign, _ => host.Log.Contains("no INVITEs to it for", StringComparison.Ordinal), _limit.Token);
        JsonNode failed = (await host.Get($"/v1/calls?campaign={campaign[(campaign.LastIndexOf('/') + 1)..]}", _limit.Token))["items"]![0]!;
        await using PracticeCarrier carrier = await PracticeCarrier.Start(_folder, _limit.Token, address);
        JsonNode page = await host.Until($"{campaign}/contacts", contacts => contacts["items"]!.AsArray().All(c => c!["outcome"]?.GetValue<string>() == "rejected"), _limit.Token);

        Assert.Equal("failed", failed["outcome"]!.GetValue<string>());
        Assert.Equal(3, page["items"]!.AsArray().Count);
        Assert.Equal(3, await carrier.Invites(_limit.Token));
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static JsonArray Holds(JsonNode slots) => slots["hosts"]![0]!["holds"]!.AsArray();

    private async Task<JsonNode> Contact(PlatformHost host, string campaign) => (await host.Get($"{campaign}/contacts", _limit.Token))["items"]![0]!;

    private static string FindProgram(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).First(File.Exists);
}
