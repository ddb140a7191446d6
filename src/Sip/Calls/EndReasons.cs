using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>From final statuses to business reasons, and from our reasons to the Reason header (RFC 3326).</summary>
internal static class EndReasons
{
    private const int MaxDetail = 200;

    // Longer runs of digits may be somebody's number; causes and statuses have three.
    private const int MaxDigits = 5;

    /// <summary>What a final status of 300 to 699 from the far end means for the attempt.</summary>
    public static LegEndReason Of(int status) => status switch
    {
        486 or 600 => LegEndReason.Busy,
        480 or 408 or 487 => LegEndReason.NoAnswer,

        // This number said no: forbidden, unknown, gone, incomplete, ambiguous, declined, unwanted (RFC 8197), rejected (RFC 8688).
        403 or 404 or 410 or 484 or 485 or 603 or 604 or 607 or 608 => LegEndReason.Rejected,

        // Redirections that are not followed, refused credentials, our request not understood, no common codec (488, 606), and every 5xx.
        _ => LegEndReason.CarrierFailure,
    };

    public static LegEnd From(SipResponse response) => new(Of(response.Status), response.Status, DetailOf(response, response.Phrase), RetryAfterOf(response));

    /// <summary>The Reason header if there is one, else <paramref name="otherwise"/>; shortened and without numbers.</summary>
    public static string DetailOf(SipMessage message, string otherwise) => Clean(message.Headers[HeaderName.Reason] ?? otherwise);

    /// <summary>Retry-After in whole seconds (RFC 3261 section 20.33), or null.</summary>
    public static TimeSpan? RetryAfterOf(SipMessage message) =>
        message.Headers[HeaderName.RetryAfter]?.Split(' ', ';', '(')[0] is { } text && ushort.TryParse(text, out ushort seconds) ? TimeSpan.FromSeconds(seconds) : null;

    public static string HeaderFor(HangupReason reason) => reason switch
    {
        HangupReason.NormalClearing => "Q.850;cause=16;text=\"Normal call clearing\"",
        HangupReason.MachineDetected => "Q.850;cause=16;text=\"Machine detected\"",
        HangupReason.Abandoned => "Q.850;cause=16;text=\"No agent available\"",
        HangupReason.MediaTimeout => "Q.850;cause=41;text=\"Media time-out\"",
        HangupReason.MaxDuration => "Q.850;cause=16;text=\"Maximum duration\"",
        HangupReason.Operator => "Q.850;cause=31;text=\"Ended by operator\"",
        HangupReason.Failure => "Q.850;cause=41;text=\"Failure\"",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a cause."),
    };

    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxDetail));
        for (int i = 0; i < text.Length && clean.Length < MaxDetail;)
        {
            int digits = 0;
            while (i + digits < text.Length && char.IsAsciiDigit(text[i + digits]))
            {
                digits++;
            }

            _ = digits > MaxDigits ? clean.Append('…')
                : digits > 0 ? clean.Append(text, i, digits)
                : clean.Append(char.IsControl(text[i]) ? ' ' : text[i]);
            i += Math.Max(digits, 1);
        }

        return clean.Length > MaxDetail ? clean.ToString(0, MaxDetail) : clean.ToString();
    }
}
