using System.Globalization;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>
/// What somebody hears who answered while no slot was free in time: who called, a number to call back, and a key that ends all calls
/// (47 CFR 64.1200(a)(7), Ofcom's statement on silent calls). Short: their line is held meanwhile.
/// </summary>
public sealed record AbandonedMessage
{
    /// <summary>The sentence unless the campaign brings its own.</summary>
    public const string DefaultText =
        "Hello. This is an automated call from {caller}. We are sorry, we cannot speak with you just now. You can call us back at {number}. "
        + "If you do not want to be called again, press {key}. Goodbye.";

    /// <summary>How long the text may be.</summary>
    public const int LongestText = 500;

    /// <summary>Who calls. Default: the number that is shown.</summary>
    public string? Caller { get; init; }

    /// <summary>The number to call back. Default: the number that is shown.</summary>
    public PhoneNumber? Number { get; init; }

    /// <summary>The sentence, with <c>{caller}</c>, <c>{number}</c> and <c>{key}</c>. Default: <see cref="DefaultText"/>.</summary>
    public string? Text { get; init; }

    /// <summary>A WAV file of the host's message folder, heard in place of the sentence; or null.</summary>
    public string? Sound { get; init; }

    /// <summary>The key by which they opt out: a digit, * or #. Default 9.</summary>
    public char OptOutKey { get; init; } = '9';

    /// <summary>The sentence as it is spoken; numbers digit by digit.</summary>
    /// <param name="shown">The number that the campaign shows.</param>
    public string Speak(PhoneNumber shown)
    {
        string number = Digits((Number ?? shown).E164);
        return (Text ?? DefaultText)
            .Replace("{caller}", Caller ?? number, StringComparison.Ordinal)
            .Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{key}", Key(OptOutKey), StringComparison.Ordinal);
    }

    private static string Digits(string e164) => string.Join(", ", e164.AsSpan(1).ToString().Chunk(3).Select(three => string.Join(' ', three)));

    private static string Key(char key) => key switch
    {
        '*' => "star",
        '#' => "hash",
        _ => key.ToString(CultureInfo.InvariantCulture),
    };
}
