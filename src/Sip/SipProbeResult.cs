namespace CxBridge.Sip;

/// <summary>Result of an OPTIONS ping.</summary>
/// <param name="Verdict">The kind of result.</param>
/// <param name="Status">SIP status, or null when none came.</param>
/// <param name="Detail">Reason phrase or error, without numbers.</param>
/// <param name="Elapsed">From the request to the response or to giving up.</param>
public sealed record SipProbeResult(SipProbeVerdict Verdict, int? Status, string Detail, TimeSpan Elapsed);
