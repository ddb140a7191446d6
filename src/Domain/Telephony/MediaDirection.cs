namespace CxBridge.Domain.Telephony;

/// <summary>Direction attribute of a media line as its sender means it (RFC 8866 section 6.7).</summary>
public enum MediaDirection
{
    SendReceive,
    SendOnly,
    ReceiveOnly,
    Inactive,
}
