namespace CxBridge.Sip.Messages;

/// <summary>The headers without which no message can be placed (RFC 3261 section 8.1.1).</summary>
internal sealed record CoreHeaders(Via Via, NameAddr From, NameAddr To, string CallId, CSeq CSeq);
