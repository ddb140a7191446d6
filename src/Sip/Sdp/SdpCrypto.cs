using System.Security.Cryptography;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>One a=crypto line of the suite that is spoken here (RFC 4568 section 9.2): <c>1 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^31</c>.</summary>
/// <param name="Tag">Names the line in the answer.</param>
/// <param name="Key">Master key and salt in base64, of the side that wrote the line.</param>
internal sealed record SdpCrypto(int Tag, string Key)
{
    /// <summary>The one that every implementation has (section 6.2.1).</summary>
    public const string Suite = "AES_CM_128_HMAC_SHA1_80";

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SrtpKeys.Size));

    /// <returns>Null when it is of another suite, or wants what is not done here: a key identifier in each packet, or session parameters that change the packets.</returns>
    public static SdpCrypto? Read(string value)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var tag, Suite, var key, .. var parameters] || !int.TryParse(tag, out int number) || !key.StartsWith("inline:", StringComparison.Ordinal)
            || parameters.Any(parameter => !parameter.StartsWith("WSH=", StringComparison.Ordinal)))
        {
            return null;
        }

        // key[|lifetime][|identifier:length]; an identifier holds a colon. One key only: a second one would need the identifier too.
        string[] fields = key[7..].Split('|');
        var bytes = new byte[SrtpKeys.Size];
        bool simple = !fields.Skip(1).Any(field => field.Contains(':')) && !key.Contains(';');
        return simple && Convert.TryFromBase64String(fields[0], bytes, out int length) && length == SrtpKeys.Size ? new SdpCrypto(number, fields[0]) : null;
    }

    public override string ToString() => $"{Tag} {Suite} inline:{Key}";
}
