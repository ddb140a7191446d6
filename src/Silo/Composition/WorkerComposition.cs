using System.Globalization;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Speech;
using CxBridge.Media;
using CxBridge.Media.Workers;
using CxBridge.Storage;
using CxBridge.Voice;
using CxBridge.Voice.Doctor;

namespace CxBridge.Silo.Composition;

/// <summary>Puts a worker together: sound, speech, dialogue and recordings of its host, and nothing else.</summary>
internal static class WorkerComposition
{
    /// <summary>The verb under which this program is a worker.</summary>
    public const string Verb = "worker";
    private const string RecordingsFolder = "Recordings:Folder";

    /// <summary>This program again, with the settings that a worker needs.</summary>
    public static WorkerProgram Program(IConfiguration configuration, StorageOptions storage)
    {
        string program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(WorkerComposition).Assembly.Location, Verb] : [Verb];
        Dictionary<string, string?> settings = configuration.GetSection("Media").AsEnumerable()
            .Concat(configuration.GetSection(VoiceOptions.Section).AsEnumerable())
            .Where(pair => pair.Value is not null)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        settings[RecordingsFolder] = storage.RecordingsPath;

        // More recognisers than callers would only take memory.
        int recognisers = configuration.GetValue($"{VoiceOptions.Section}:{nameof(VoiceOptions.Recognisers)}", new VoiceOptions().Recognisers);
        int slots = configuration.GetValue($"Media:{nameof(MediaOptions.SlotsPerWorker)}", 0);
        settings[$"{VoiceOptions.Section}:{nameof(VoiceOptions.Recognisers)}"] = Math.Clamp(recognisers, 1, Math.Max(1, slots)).ToString(CultureInfo.InvariantCulture);
        return new WorkerProgram(program, arguments, settings);
    }

    /// <summary>The parts of a worker.</summary>
    public static ServiceProvider Compose(IReadOnlyDictionary<string, string?> settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();

        // The host's standard output may be read by a program.
        services.AddLogging(logging => logging.AddSimpleConsole(HostComposition.Console).SetMinimumLevel(LogLevel.Warning));
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddSingleton(TimeProvider.System);
        services.AddVoice(options => configuration.GetSection(VoiceOptions.Section).Bind(options));
        services.AddRecordings(settings[RecordingsFolder]!);
        services.AddMediaWorker(configuration.GetSection("Media"));
        return services.BuildServiceProvider();
    }

    /// <summary>Loads the recognisers: else the first call would wait for them.</summary>
    public static async Task WarmUp(IServiceProvider parts) =>
        await parts.GetRequiredService<VoiceReadiness>().FindMissingAsync(new VoiceSettings(), CancellationToken.None);
}
