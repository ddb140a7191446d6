namespace CxBridge.Sip.Transactions;

/// <summary>Timer values (RFC 3261 table 4).</summary>
/// <param name="T1">Estimate of the round trip, 500 ms by default.</param>
internal sealed record SipTimers(TimeSpan T1)
{
    /// <summary>Ceiling of the retransmission interval of non-INVITE requests and 2xx responses.</summary>
    public TimeSpan T2 => 8 * T1;

    /// <summary>How long a message may stay in the network.</summary>
    public TimeSpan T4 => 10 * T1;

    /// <summary>Timers B, F, H, J, L, M: 32 s by default.</summary>
    public TimeSpan Patience => 64 * T1;

    /// <summary>How long a target may keep silent while another could be asked: 8 s by default. RFC 3263 section 4.3 would wait for timer B, which is
    /// longer than most telephones are let ring.</summary>
    public TimeSpan Failover => 16 * T1;
}
