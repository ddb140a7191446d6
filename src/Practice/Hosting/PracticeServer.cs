using System.Net;
using System.Text.Json;
using CxBridge.Domain.Speech;
using CxBridge.Media;
using CxBridge.Practice.Carrier;
using CxBridge.Practice.Crm;
using CxBridge.Practice.Logs;
using CxBridge.Practice.Numbers;
using CxBridge.Practice.Personas;
using CxBridge.Practice.Speech;
using CxBridge.Practice.Truth;
using CxBridge.Voice;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CxBridge.Practice.Hosting;

/// <summary>The practice carrier, the practice CRM, or both in one process, with one HTTP listener.</summary>
public static class PracticeServer
{
    /// <summary>Builds it.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="speech">Voices of the callees; null for those of flite and espeak-ng.</param>
    /// <exception cref="PersonasInvalidException">Persona files or the numbers file are wrong.</exception>
    public static WebApplication Build(PracticeOptions options, ITextToSpeech? speech = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning);

        // Standard output holds the ready line alone.
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.WebHost.UseUrls(options.Url);
        if (options.Roles.HasFlag(PracticeRoles.Carrier))
        {
            AddCarrier(builder.Services, options, speech);
        }

        if (options.Roles.HasFlag(PracticeRoles.Crm))
        {
            builder.Services.AddSingleton(services => new CrmLog(options.LogFolder, new FailurePlan(options.FailEvery), services.GetRequiredService<TimeProvider>()));
        }

        WebApplication app = builder.Build();
        if (options.Roles.HasFlag(PracticeRoles.Carrier))
        {
            app.MapGet("/truth", (PracticeCarrier carrier) => Results.Json(carrier.Report(), JsonLines.Options));
        }

        if (options.Roles.HasFlag(PracticeRoles.Crm))
        {
            app.MapCrm();
        }

        return app;
    }

    /// <summary>The line that tells where a started server listens, such as <c>{"sip":"127.0.0.1:5070","http":"http://127.0.0.1:8099"}</c>.</summary>
    public static string ReadyLine(WebApplication app) => JsonSerializer.Serialize(
        new { sip = app.Services.GetService<PracticeCarrier>()?.LocalEndPoint.ToString(), http = HttpAddress(app) }, JsonLines.Options);

    /// <summary>Where HTTP listens, the real port included.</summary>
    public static string HttpAddress(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static void AddCarrier(IServiceCollection services, PracticeOptions options, ITextToSpeech? speech)
    {
        PersonaCatalogue personas = options.Personas == "builtin" ? PersonaCatalogue.Builtin() : PersonaCatalogue.Load(options.Personas);
        var numbers = new NumberPlan(personas, options.NumbersFile is null ? new Dictionary<Domain.Telephony.PhoneNumber, Persona>()
            : NumbersFile.Read(File.ReadLines(options.NumbersFile), personas), options.Seed);
        services.AddSingleton(personas);
        services.AddSingleton(numbers);
        services.AddSingleton(new CarrierOptions(options.Sip, options.LogFolder, options.FirstRtpPort, options.LastRtpPort, options.Channels, options.CallsPerSecond));
        services.AddSingleton(Options.Create(new MediaOptions
        {
            BindAddress = options.Sip.Address.ToString(),
            FirstRtpPort = options.FirstRtpPort,
            LastRtpPort = options.LastRtpPort,
        }));
        services.AddSingleton<MediaMetrics>();
        services.AddSingleton<MediaPlane>();
        if (speech is null)
        {
            services.AddVoice(voice => voice.CacheFolder = Path.Combine(options.LogFolder, "speech"));
        }
        else
        {
            services.AddSingleton(speech);
        }

        services.AddSingleton<PhraseBook>();
        services.AddSingleton(provider => new TruthLog(options.LogFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PracticeCarrier>();
        services.AddHostedService(provider => provider.GetRequiredService<PracticeCarrier>());
    }
}
