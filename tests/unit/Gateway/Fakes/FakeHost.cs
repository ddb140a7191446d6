using CxBridge.Domain.Accounts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Inbound;
using CxBridge.Domain.Outbox;
using CxBridge.Gateway;
using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Crm.Carriers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>The real gateway on a loopback port over stores in memory.</summary>
internal sealed class FakeHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private FakeHost(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
    }

    public FakeContacts Contacts { get; private init; } = null!;
    public FakeCampaigns Campaigns { get; private init; } = null!;
    public FakeCalls Calls { get; } = new();
    public FakeCompliance Compliance { get; } = new();

    public FakeSettings Settings { get; } = new();
    public FakeRoutes Routes { get; } = new();
    public FakeStanding Standing { get; } = new();
    public FakeAccounts Accounts { get; } = new();
    public FakeEngine Engine { get; } = new();

    public FakeInbound Inbound { get; } = new();
    public FakeFleet Fleet { get; } = new();
    public FakeOutbox Outbox { get; } = new();
    public FakeCommands Commands { get; private init; } = null!;
    public string AdminPassword { get; private set; } = "";
    public Uri Address => new(_app.Urls.First());

    public static async Task<FakeHost> StartAsync(Action<GatewayOptions>? configure = null)
    {
        string folder = Directory.CreateTempSubdirectory("cxbridge-gateway-").FullName;
        var options = new GatewayOptions { DataFolder = folder, SignInsPerMinute = 1000 };
        configure?.Invoke(options);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var contacts = new FakeContacts();
        var campaigns = new FakeCampaigns(contacts);
        var commands = new FakeCommands(campaigns);
        FakeHost host = null!;
        builder.Services.AddSingleton<IContactStore>(contacts).AddSingleton<IContactDesk>(contacts).AddSingleton<ICampaignStore>(campaigns).AddSingleton<ICampaignCommands>(commands)
            .AddSingleton<ICallStore>(_ => host.Calls).AddSingleton<IRecordingStore>(_ => host.Calls).AddSingleton<IBotStore>(_ => host.Settings)
            .AddSingleton<IBotValidator>(_ => host.Settings).AddSingleton<ICarrierStore>(_ => host.Settings).AddSingleton<IAccountStore>(_ => host.Accounts)
            .AddSingleton<IOutboxStore>(_ => host.Outbox).AddSingleton<IInboundStore>(_ => host.Inbound).AddSingleton<ICallEngine>(_ => host.Engine)
            .AddSingleton<ISuppressionStore>(_ => host.Compliance).AddSingleton<IDialCheck>(_ => host.Compliance)
            .AddSingleton<IRouteStore>(_ => host.Routes).AddSingleton<ICallerIdStore>(_ => host.Routes).AddSingleton<ICarrierStanding>(_ => host.Standing)
            .AddSingleton<IFleet>(_ => host.Fleet);
        builder.Services.AddGateway(options);
        WebApplication app = builder.Build();
        host = new FakeHost(app, folder) { Contacts = contacts, Campaigns = campaigns, Commands = commands };
        app.MapGateway();
        host.AdminPassword = (await app.Services.GetRequiredService<AdminBootstrap>().EnsureAsync(CancellationToken.None))!;
        await app.StartAsync();
        return host;
    }

    /// <summary>A client with an API key.</summary>
    public async Task<HttpClient> ProgramAsync()
    {
        (ApiKey key, string token) = ApiKeySecret.Make("tests", TimeProvider.System);
        await Accounts.AddKeyAsync(key, CancellationToken.None);
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
