namespace CxBridge.Domain.Telephony;

/// <summary>How a leg ended: the exact cause reaches the attempt.</summary>
/// <param name="Reason">The kind of end.</param>
/// <param name="Status">Final SIP status of the INVITE, or null when none came.</param>
/// <param name="Detail">Reason phrase, Reason header or error text, at most 200 characters, without numbers or secrets.</param>
/// <param name="RetryAfter">How long the far end wants to be left alone (RFC 3261 section 20.33), or null.</param>
public sealed record LegEnd(LegEndReason Reason, int? Status, string? Detail, TimeSpan? RetryAfter = null);
