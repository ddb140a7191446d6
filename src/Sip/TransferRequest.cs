namespace CxBridge.Sip;

/// <summary>Where the far end wants its party handed to: the Refer-To header of a REFER (RFC 3515). Its text form holds no number.</summary>
/// <param name="User">User part of the URI: the number, "" when there is none.</param>
/// <param name="Host">Host of the URI, "" when it is neither sip nor sips.</param>
public sealed record TransferRequest(string User, string Host)
{
    /// <inheritdoc/>
    public override string ToString() => "a transfer";
}
