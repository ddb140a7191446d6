using System.Collections.Frozen;

namespace CxBridge.Voice.Bots;

/// <summary>The bots that come with the product, as JSON text for <see cref="CxBridge.Domain.Bots.BotReader"/>: something to try, and to begin one's own from.</summary>
public static class PracticeBots
{
    private const string Folder = "Bots/";

    /// <summary>Name, such as <c>appointment</c>, to JSON.</summary>
    public static FrozenDictionary<string, string> All { get; } = typeof(PracticeBots).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), Read);

    /// <summary>The clinic's appointment reminder.</summary>
    public static string Appointment => All["appointment"];

    private static string Read(string resource)
    {
        using StreamReader reader = new(typeof(PracticeBots).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
