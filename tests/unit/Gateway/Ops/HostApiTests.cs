using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CxBridge.Domain.Fleet;
using CxBridge.Tests.Unit.Gateway.Fakes;

namespace CxBridge.Tests.Unit.Gateway.Ops;

/// <summary>Hosts of the cell: shown wherever one asks, and steered by an operator.</summary>
public sealed class HostApiTests
{
    private static readonly HostReport Other = new(new("host-2", "life-1"), 7, Slots: 4, FreeMask: 0b0111, Draining: false, Load: 0.5);

    [Fact]
    public async Task Slots_ShowThisHostAndTheOthers_EachOnce()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        host.Fleet.Hosts.AddRange([Other, host.Engine.Report()]);

        JsonArray hosts = (await crm.GetFromJsonAsync<JsonNode>("/v1/slots"))!["hosts"]!.AsArray();

        Assert.Equal(["host-1", "host-2"], hosts.Select(h => h!["host"]!.GetValue<string>()));
        Assert.Equal([true, true, true, false], hosts[1]!["slots"]!.AsArray().Select(s => s!["free"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Slots_ShowACordonThatThisHostHasYetToHearOf()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        host.Fleet.Hosts.Add(host.Engine.Report() with { Draining = true });

        Assert.True((await crm.GetFromJsonAsync<JsonNode>("/v1/slots"))!["hosts"]![0]!["draining"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Slots_WhenTheRegistryIsAway_StillShowThisHost()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        host.Fleet.IsAway = true;

        Assert.Equal("host-1", (await crm.GetFromJsonAsync<JsonNode>("/v1/slots"))!["hosts"]![0]!["host"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("cordon", HostOrder.Cordon)]
    [InlineData("uncordon", HostOrder.Uncordon)]
    [InlineData("drain", HostOrder.Drain)]
    public async Task Command_ReachesTheHostThatItNames(string command, HostOrder order)
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();
        host.Fleet.Hosts.Add(Other);

        HttpResponseMessage answer = await crm.PostAsync($"/v1/hosts/host-2/{command}", null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal([("host-2", order)], host.Fleet.Orders);
    }

    [Fact]
    public async Task Command_ForAHostThatNobodyKnows_IsNotFound()
    {
        await using FakeHost host = await FakeHost.StartAsync();
        using HttpClient crm = await host.ProgramAsync();

        HttpResponseMessage answer = await crm.PostAsync("/v1/hosts/nobody/cordon", null);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
