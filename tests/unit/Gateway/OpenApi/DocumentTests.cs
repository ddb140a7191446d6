using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.OpenApi;

/// <summary>The console's types are generated from a committed copy of the document; the copy must be what the gateway serves.
/// After a change of the interface: run this test with CXBRIDGE_WRITE_OPENAPI=1, then <c>npm run api</c> in src/Console.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task TheCommittedDocument_IsTheOneThatIsServed()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using var stranger = new HttpClient { BaseAddress = host.Address };
        string served = Indented(await stranger.GetStringAsync("/openapi/v1.json"));
        string path = Path.Combine(Root(), "src", "Console", "src", "api", "openapi.json");
        if (Environment.GetEnvironmentVariable("CXBRIDGE_WRITE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(path, served);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), served);
    }

    [Fact]
    public async Task TheDocument_NamesNoServer_BecauseOthersReachItElsewhere()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using var stranger = new HttpClient { BaseAddress = host.Address };

        Assert.DoesNotContain($":{host.Address.Port}", await stranger.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
    }

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n" };

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Pretty) + "\n";

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CxBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
        return folder;
    }
}
