using System.Net;
using CxBridge.Domain.Configuration;
using CxBridge.Gateway;
using CxBridge.Grains.Dialling;
using CxBridge.Grains.Fleet;
using CxBridge.Media;
using CxBridge.Sip;
using CxBridge.Storage;
using CxBridge.Voice;

namespace CxBridge.Silo.Composition;

/// <summary>The sections of the configuration, and the one order in which they are read: file, environment, command line; later ones win.</summary>
internal static class Sections
{
    private const string FileName = "cxbridge.json";

    /// <summary>Section name to the class that it fills.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(EditionParts.Sections, StringComparer.OrdinalIgnoreCase)
    {
        ["Host"] = typeof(HostAgentOptions),
        ["Sip"] = typeof(SipOptions),
        ["Fleet"] = typeof(FleetOptions),
        ["Dialling"] = typeof(DiallingOptions),
        ["Media"] = typeof(MediaOptions),
        ["Inbound"] = typeof(InboundOptions),
        ["Voice"] = typeof(VoiceOptions),
        ["Storage"] = typeof(StorageOptions),
        ["Gateway"] = typeof(GatewayOptions),
    };

    /// <summary>Reads <c>cxbridge.json</c> of the data folder, <c>CXBRIDGE_</c> variables, then <c>--set</c>.</summary>
    /// <exception cref="Verbs.VerbFailedException">Something is wrong with it; the message lists all of it.</exception>
    public static IConfigurationRoot Read(RunSettings settings)
    {
        var errors = new List<ConfigurationError>(StartOptions.Check(settings));
        string file = Path.Combine(settings.DataFolder, FileName);
        if (SettingsFile.Check(file) is { } unreadable)
        {
            errors.Add(unreadable);
        }

        var builder = new ConfigurationBuilder().AddInMemoryCollection(Defaults(settings.DataFolder)).AddInMemoryCollection(EditionParts.Defaults);
        if (errors.TrueForAll(e => e.Path != file))
        {
            builder.AddJsonFile(file, optional: true);
        }

        IConfigurationRoot configuration = builder
            .AddEnvironmentVariables("CXBRIDGE_")
            .AddInMemoryCollection(StartOptions.Pairs(settings.Set))
            .Build();
        errors.AddRange(EditionCheck.Errors(configuration));
        errors.AddRange(EditionParts.Check(configuration));
        // What the edition has to say of a setting is the cure; that there is no such setting here would only hide it.
        errors.AddRange(SettingsCheck.Check(configuration, All).Where(e => errors.TrueForAll(said => said.Path != e.Path)).ToList());
        return errors.Count == 0 ? configuration : throw new Verbs.VerbFailedException(
            $"The configuration has {errors.Count} error{(errors.Count == 1 ? "" : "s")}:{Environment.NewLine}"
            + string.Join(Environment.NewLine, errors.Select(e => $"  {e.Path}: {e.Message}. {e.Hint}")));
    }

    private static Dictionary<string, string?> Defaults(string dataFolder) => new()
    {
        ["Storage:DataFolder"] = dataFolder,
        // Calls come and go on every network of the machine; each offer names the address that leads to its carrier.
        ["Media:BindAddress"] = IPAddress.Any.ToString(),
        ["Media:MessageFolder"] = Path.Combine(dataFolder, "messages"),
        ["Media:SpoolFolder"] = Path.Combine(dataFolder, "spool"),
        ["Voice:CacheFolder"] = Path.Combine(dataFolder, "speech"),
        ["Gateway:DataFolder"] = Path.Combine(dataFolder, "gateway"),
        // The embedded edition dials a campaign from one partition: its limit of calls is then exact.
        ["Gateway:PartitionsPerCampaign"] = "1",
        ["Gateway:ConsoleFolder"] = ConsoleFolder(),
    };

    /// <summary>Beside the program when published; in its own folder in a checkout.</summary>
    private static string? ConsoleFolder()
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "console");
        string inCheckout = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Console/dist"));
        return new[] { beside, inCheckout }.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "index.html")));
    }
}
