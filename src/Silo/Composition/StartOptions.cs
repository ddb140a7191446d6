using CxBridge.Domain.Configuration;

namespace CxBridge.Silo.Composition;

/// <summary>Checks what the command line gives, in the same form as the errors of the configuration. Pure.</summary>
internal static class StartOptions
{
    /// <summary>Every error of <c>--urls</c> and <c>--set</c>.</summary>
    public static IEnumerable<ConfigurationError> Check(RunSettings settings)
    {
        foreach (string url in settings.Urls.Split(';'))
        {
            if (!IsAddress(url))
            {
                yield return new ConfigurationError("--urls", $"'{url}' is not an address to listen on", "Write it as http://127.0.0.1:8080, or http://0.0.0.0:8080 for all networks.");
            }
        }

        foreach (string text in settings.Set.Where(t => t.IndexOf('=', StringComparison.Ordinal) <= 0))
        {
            yield return new ConfigurationError("--set", $"'{text}' is not a setting", "Write it as Section:Key=Value, such as Sip:Port=5080.");
        }
    }

    /// <summary>The settings of <c>--set</c>; of the same key the last one wins.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Pairs(IReadOnlyList<string> set) =>
        set.Select(text => (Text: text, Sign: text.IndexOf('=', StringComparison.Ordinal)))
            .Where(t => t.Sign > 0)
            .Select(t => KeyValuePair.Create<string, string?>(t.Text[..t.Sign], t.Text[(t.Sign + 1)..]))
            .GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.Last());

    // Kestrel also takes http://*:8080 and http://+:8080, which are no URIs.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(url.Trim().Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri)
        && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/";
}
