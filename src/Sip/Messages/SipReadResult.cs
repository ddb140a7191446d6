namespace CxBridge.Sip.Messages;

/// <summary>What became of bytes from the network.</summary>
internal abstract record SipReadResult
{
    private SipReadResult()
    {
    }

    /// <summary>A message fit for the transaction layer.</summary>
    public sealed record Accepted(SipMessage Message) : SipReadResult;

    /// <summary>A request that is wrong, yet whole enough to be told so.</summary>
    /// <param name="Status">400 or 505.</param>
    /// <param name="Reason">In words; goes into the reason phrase.</param>
    /// <param name="Via">Topmost Via: where the refusal goes.</param>
    /// <param name="Headers">Lines to repeat in the refusal.</param>
    public sealed record Refused(int Status, string Reason, Via Via, SipHeaders Headers) : SipReadResult;

    /// <summary>Nothing that can be answered: a broken response, an ACK, or no SIP at all.</summary>
    public sealed record Discarded(string Reason) : SipReadResult;
}
