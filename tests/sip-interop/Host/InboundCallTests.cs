using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;
using CxBridge.Tests.SipInterop.Support;

namespace CxBridge.Tests.SipInterop.Host;

/// <summary>A real host, called by user agents that know nothing of it.</summary>
public sealed class InboundCallTests : IDisposable
{
    /// <summary>Whom the scenarios of sipp call, and as whom baresip calls.</summary>
    private const string Called = "+442071838750";
    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-inbound-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task Baresip_CallsABot_WhichKnowsTheContact_AndTheConversationIsInItsHistory()
    {
        (PlatformHost host, int port) = await StartAsync();
        await using PlatformHost running = host;
        (string campaign, string bot) = await host.Campaign(_limit.Token, new JsonObject { ["number"] = Called, ["name"] = "Anna" });
        await RouteAsync(host, "+4930*", bot, campaign);
        byte[] caller = await Speech.Wav(("hello", 9), ("yes", 6), ("yes please", 8), ("thank you, goodbye", 20));
        await using BaresipRun baresip = await BaresipRun.StartAsync(caller);

        await baresip.CommandAsync("dial", $"sip:+493012345@127.0.0.1:{port}");
        JsonNode page = await host.Until("/v1/calls?live=false", calls => calls["items"]!.AsArray().Count == 1, _limit.Token);

        JsonNode call = page["items"]![0]!;
        Assert.Equal(("inbound", "Anna", "completed"), (Text(call, "direction"), Text(call, "name"), Text(call, "outcome")));
        JsonNode record = (await host.Get($"/v1/calls/{Text(call, "attempt")}", _limit.Token))["record"]!;
        JsonNode[] lines = [.. record["transcript"]!.AsArray().Select(line => line!)];
        Assert.Equal("bot", Text(lines.MinBy(line => line["start"]!.GetValue<double>())!, "speaker"));
        // baresip speaks at fixed times, so which of its words falls into the bot's turn is the machine's affair; that it is heard is not.
        Assert.Contains(lines, line => Text(line, "speaker") == "caller" && Text(line, "text").Length > 0);
        Assert.True(record["hasRecording"]!.GetValue<bool>());
        JsonNode history = await host.Get($"/v1/calls?contact={call["contact"]}", _limit.Token);
        Assert.Single(history["items"]!.AsArray());
    }

    [Fact]
    public async Task NumberThatNobodyHas_Gets404()
    {
        (PlatformHost host, int port) = await StartAsync();
        await using PlatformHost running = host;

        await using SippRun sipp = await SippRun.CallAsync("call-expect-404", $"127.0.0.1:{port}");

        await sipp.AssertSucceededAsync();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(486)]
    public async Task FullHost_RefusesAsConfigured(int status)
    {
        (PlatformHost host, int port) = await StartAsync("--set", "Media:Slots=1", "--set", $"Sip:StatusWhenFull={status}");
        await using PlatformHost running = host;
        (string campaign, string bot) = await host.Campaign(_limit.Token);
        await RouteAsync(host, Called, bot, campaign);
        await using SippRun first = await SippRun.CallAsync("call-then-stay", $"127.0.0.1:{port}");
        await host.Until("/v1/slots", slots => !slots["hosts"]![0]!["slots"]![0]!["free"]!.GetValue<bool>(), _limit.Token);

        await using SippRun second = await SippRun.CallAsync($"call-expect-{status}", $"127.0.0.1:{port}");

        await second.AssertSucceededAsync();
    }

    [Fact]
    public async Task CordonedHost_SendsCarriersElsewhere()
    {
        (PlatformHost host, int port) = await StartAsync("--set", "Media:HostName=alpha");
        await using PlatformHost running = host;
        (string campaign, string bot) = await host.Campaign(_limit.Token);
        await RouteAsync(host, "*", bot, campaign);
        await host.Post("/v1/hosts/alpha/cordon", null, _limit.Token);
        await host.Until("/v1/slots", slots => slots["hosts"]![0]!["draining"]!.GetValue<bool>(), _limit.Token);
        // The wish shows at once; the host hears of it with its next beat.
        await host.UntilLogged("Cordon", _limit.Token);

        await using SippRun sipp = await SippRun.CallAsync("call-expect-503", $"127.0.0.1:{port}");

        await sipp.AssertSucceededAsync();
    }

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static Task<JsonNode> RouteAsync(PlatformHost host, string number, string bot, string campaign) =>
        host.Post("/v1/inbound", new JsonObject { ["number"] = number, ["bot"] = bot, ["campaign"] = campaign }, CancellationToken.None);

    private async Task<(PlatformHost Host, int Port)> StartAsync(params string[] settings)
    {
        int port = LoopbackPort.Free();
        return (await PlatformHost.Start(Path.Combine(_folder, "data"), path: null, _limit.Token, ["--set", $"Sip:Port={port}", .. settings]), port);
    }
}
