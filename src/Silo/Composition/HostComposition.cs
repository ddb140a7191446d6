using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Outbox;
using CxBridge.Gateway;
using CxBridge.Grains.Carriers;
using CxBridge.Grains.Dialling;
using CxBridge.Grains.Fleet;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Silo.Adapters;
using CxBridge.Silo.Hosting;
using CxBridge.Sip;
using CxBridge.Storage;
using CxBridge.Voice;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace CxBridge.Silo.Composition;

/// <summary>Puts the planes together; the only place that sees all of them.</summary>
internal static class HostComposition
{
    private static readonly TimeSpan WebhookTimeout = TimeSpan.FromSeconds(10);

    /// <summary>For everything that stops after the last call is over.</summary>
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(15);

    public static WebApplication Build(RunSettings settings, IConfigurationRoot configuration, StartGate started)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        AddLogging(builder.Logging, started);

        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.Configure<HostAgentOptions>(configuration.GetSection("Host"));
        services.AddOptions<HostOptions>().Configure<IOptions<HostAgentOptions>>((host, agent) => host.ShutdownTimeout = agent.Value.DrainLimit + StopMargin);
        services.AddStorage(options => configuration.GetSection(StorageOptions.Section).Bind(options));
        services.AddVoice(options => configuration.GetSection(VoiceOptions.Section).Bind(options));
        services.AddCarrierDesk();
        services.AddFleet(options => configuration.GetSection("Fleet").Bind(options));
        services.AddDialling(options => configuration.GetSection("Dialling").Bind(options));
        services.AddSingleton<LostHosts>().AddSingleton<IAttemptReaper>(provider => provider.GetRequiredService<LostHosts>());
        services.AddGateway(configuration.GetSection("Gateway").Get<GatewayOptions>() ?? new GatewayOptions());

        services.AddSingleton<IBotCatalog, BotCatalog>();
        services.AddSingleton<IBotValidator, BotValidator>();
        services.AddSingleton<IHostReadiness, HostReadiness>();
        services.AddSingleton<IWebhookSender, WebhookSender>();
        services.AddHttpClient(WebhookSender.ClientName, client => client.Timeout = WebhookTimeout);
        services.AddSingleton<PracticeBotSeed>();

        HostRole role = EditionParts.Role(configuration);
        if (role.CarriesCalls())
        {
            services.AddSip(options => configuration.GetSection("Sip").Bind(options));
            services.AddMedia(configuration.GetSection("Media"));
            services.AddSingleton(provider => WorkerComposition.Program(configuration, provider.GetRequiredService<IOptions<StorageOptions>>().Value));
            services.AddInboundCalls(configuration.GetSection("Inbound"));
        }

        EditionParts.AddGrains(builder);
        if (role.Controls())
        {
            services.AddSingleton<WatchdogCall>();
            services.AddHostedService(provider => provider.GetRequiredService<WatchdogCall>());
        }

        if (role.CarriesCalls())
        {
            services.AddSingleton<HostMetrics>();
            services.AddHostedService<HostAgent>();
            services.AddHostedService<SpeechCheck>();
        services.AddHostedService<TrunkKeeper>();
            services.AddHostedService<Drain>();
        }

        return builder.Build();
    }

    /// <summary>How a line of the log looks.</summary>
    public static void Console(SimpleConsoleFormatterOptions console)
    {
        console.SingleLine = true;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
    }

    private static void AddLogging(ILoggingBuilder logging, StartGate started)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(Console);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started.IsOpen && level >= LogLevel.Warning);
        // It warns that its keys are not encrypted at rest: they lie in the data folder, which only its owner can read.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Warning);
        // It recommends the server's garbage collector, which keeps more memory than a host of 16 calls has to give.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        // At every start it takes the machine's uptime for the length of its first check.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}
