using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>
/// What the rules need to know of a contact, whatever the moment and the campaign: where it may be, which clocks it lives by, whether it consented.
/// Contacts are many and standings few: a million contacts of six zones have six of them, and the rules of the hour are asked once for each.
/// </summary>
/// <param name="Place">Country or state by the number; null when unknown.</param>
/// <param name="Zones">Every zone in which the number may be.</param>
/// <param name="FilePlace">Country or state by the file; null when it does not say.</param>
/// <param name="FileZone">Zone by the file, as written there; null when it does not say.</param>
/// <param name="Consent">What the file says of consent.</param>
public sealed record Standing(string? Place, IReadOnlyList<string> Zones, string? FilePlace, string? FileZone, ConsentFact Consent)
{
    private const char Separator = '|';

    /// <summary>The standing of a contact.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="fields">Its columns; those that count are named in <see cref="StandingColumns"/>.</param>
    public static Standing Of(PhoneNumber number, IReadOnlyDictionary<string, string> fields)
    {
        NumberPlace? place = NumberingPlan.Shipped.Find(number);
        (string? filePlace, string? zone, ConsentFact consent) = StandingColumns.Read(fields, place?.Place);
        return new(place?.Place, place?.Zones ?? [], filePlace, zone, consent);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Standing Parse(string text)
    {
        string[] parts = text.Split(Separator);
        return parts.Length == 5 && Enum.TryParse(parts[4], ignoreCase: true, out ConsentFact consent)
            ? new(Null(parts[0]), parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries), Null(parts[2]), Null(parts[3]), consent)
            : throw new FormatException("The text is not a standing.");
    }

    /// <summary>As one text, the same for equal standings: <c>US-FL|America/New_York||America/Chicago|given</c>.</summary>
    public override string ToString() =>
        string.Join(Separator, Place, string.Join(',', Zones), FilePlace, FileZone?.Replace(Separator, ' '), Consent.ToString().ToLowerInvariant());

    /// <inheritdoc/>
    public bool Equals(Standing? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
