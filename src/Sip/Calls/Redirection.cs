using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Where a carrier wants a call to go instead (300, 301, 302; RFC 3261 section 8.1.3.4).</summary>
/// <remarks>
/// Followed to the same number at another place, three times at most and nowhere twice. Another number is not: whether it may be called, when and at what
/// price was decided for the one that was dialled.
/// </remarks>
internal sealed class Redirection(PlaceCall call)
{
    private const int Most = 3;
    private readonly HashSet<string> _seen = [];

    /// <summary>Why the last one was not followed, or null.</summary>
    public string? Refusal { get; private set; }

    /// <param name="asked">Where the INVITE went that was redirected.</param>
    /// <param name="response">Final.</param>
    /// <returns>The Request-URI to go on with; null when it is no redirection, or one that is not followed.</returns>
    public SipUri? Next(SipUri asked, SipResponse response)
    {
        Refusal = null;
        if (response.Status is not (300 or 301 or 302))
        {
            return null;
        }

        _seen.Add(Place(asked));
        SipUri[] offered = [.. response.Headers.Addresses(HeaderName.Contact).OrderByDescending(Preference).Select(contact => contact.Uri).Where(uri => uri.IsSip)];
        SipUri? next = Array.Find(offered, uri => IsSameNumber(uri) && !_seen.Contains(Place(uri)));
        if (next is null || _seen.Count > Most)
        {
            Refusal = offered.Length == 0 ? "redirected to nowhere"
                : offered.Any(IsSameNumber) ? "redirected in a circle, or too often"
                : "redirected to another number, which is not followed";
            return null;
        }

        return next;
    }

    // Host names compare without case; a missing port is another place than the default one, which at worst costs one attempt.
    private static string Place(SipUri uri) => $"{uri.Scheme}:{uri.Host.ToLowerInvariant()}:{uri.Port}:{uri.Parameters["transport"]?.ToLowerInvariant()}";

    private static double Preference(NameAddr contact) =>
        double.TryParse(contact.Parameters["q"], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double q) ? q : 1;

    private bool IsSameNumber(SipUri uri) => Digits(uri.User) == Digits(call.To.E164);

    // "+1-555..." and "1555...;npdi" are written alike by some redirect servers.
    private static string Digits(string? user) => new([.. Uri.UnescapeDataString(user ?? "").Split(';')[0].Where(char.IsAsciiDigit)]);
}
