using System.Globalization;

namespace CxBridge.Media.Codecs.Opus;

/// <summary>What a far end asks of our encoder in a=fmtp (RFC 7587 section 6.1). What it does not say has the RFC's defaults.</summary>
/// <param name="Redundancy">useinbandfec: it can use forward error correction.</param>
/// <param name="Discontinuous">usedtx: it would rather get no packets in silence.</param>
/// <param name="MostBitsPerSecond">maxaveragebitrate.</param>
/// <param name="MostHertz">maxplaybackrate.</param>
internal sealed record OpusWishes(bool Redundancy, bool Discontinuous, int MostBitsPerSecond, int MostHertz)
{
    private const int LeastBitsPerSecond = 6000;
    private const int AnyBitrate = 510_000;
    private const int AnyRate = 48_000;

    public static OpusWishes Parse(string? parameters)
    {
        var wishes = new OpusWishes(false, false, AnyBitrate, AnyRate);
        foreach (string parameter in (parameters ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !int.TryParse(parameter[(equals + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                continue;
            }

            wishes = parameter[..equals].Trim().ToUpperInvariant() switch
            {
                "USEINBANDFEC" => wishes with { Redundancy = value == 1 },
                "USEDTX" => wishes with { Discontinuous = value == 1 },
                "MAXAVERAGEBITRATE" => wishes with { MostBitsPerSecond = Math.Clamp(value, LeastBitsPerSecond, AnyBitrate) },
                "MAXPLAYBACKRATE" => wishes with { MostHertz = Math.Clamp(value, 8000, AnyRate) },
                _ => wishes,
            };
        }

        return wishes;
    }
}
