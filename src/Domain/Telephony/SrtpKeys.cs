namespace CxBridge.Domain.Telephony;

/// <summary>Keys for encrypted media, AES_CM_128_HMAC_SHA1_80 in both directions (RFC 3711, RFC 4568 section 6.2). Its text form holds no key.</summary>
/// <param name="Send">Master key and salt for what this side sends: 30 bytes in base64.</param>
/// <param name="Receive">The same for what the far end sends.</param>
public sealed record SrtpKeys(string Send, string Receive)
{
    /// <summary>Bytes of a master key with its salt.</summary>
    public const int Size = 30;

    /// <inheritdoc/>
    public override string ToString() => "SRTP keys";
}
