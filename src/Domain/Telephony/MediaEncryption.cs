namespace CxBridge.Domain.Telephony;

/// <summary>Whether calls' media are encrypted: SRTP with keys in the session description (SDES, RFC 4568). Whoever can read the signalling can read the
/// keys, so it is worth what the signalling's own protection is worth: use it with TLS.</summary>
public enum MediaEncryption
{
    /// <summary>Never; who insists on it is refused with 488.</summary>
    Off,

    /// <summary>Offered as RTP/AVP with keys (RFC 8643), taken where it is offered; plain where the far end does not know it.</summary>
    Optional,

    /// <summary>Offered as RTP/SAVP; who does not take it or offer it is refused.</summary>
    Required,
}
