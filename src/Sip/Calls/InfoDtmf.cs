using System.Text;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Digits by INFO: <c>application/dtmf-relay</c> with "Signal=5", or <c>application/dtmf</c> with the digit alone.</summary>
internal static class InfoDtmf
{
    private const string Digits = "0123456789*#ABCD";

    /// <returns>The digit, or null when the body holds none.</returns>
    public static char? Read(SipRequest info)
    {
        string body = Encoding.ASCII.GetString(info.Body.Span);
        return info.ContentType switch
        {
            "application/dtmf-relay" => ReadRelay(body),
            "application/dtmf" => Digit(body),
            _ => null,
        };
    }

    private static char? ReadRelay(string body)
    {
        foreach (string line in body.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[..equals].Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase))
            {
                return Digit(line[(equals + 1)..]);
            }
        }

        return null;
    }

    // 10 and 11 are how some equipment writes * and #.
    private static char? Digit(string text) => text.Trim().ToUpperInvariant() switch
    {
        "10" => '*',
        "11" => '#',
        [var one] when Digits.Contains(one) => one,
        _ => null,
    };
}
