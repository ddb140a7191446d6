namespace CxBridge.Media.Rtp.Control;

/// <summary>What the far end reported: how it hears us, and what is needed to measure the round trip (RFC 3550 section 6.4.1).</summary>
internal sealed class PeerReport
{
    private const double UnitsPerMillisecond = 65536.0 / 1000;
    private const double LongestRoundTrip = 10_000;
    private const int Unavailable = 127;
    private uint _senderTime;
    private uint _senderCame;
    private const int DeafAfter = 3;
    private bool _anySender;
    private bool _counts;
    private uint? _highest;
    private int _unchanged;

    /// <summary>Reports on us.</summary>
    public long Reports { get; private set; }

    /// <summary>Milliseconds from us to the far end and back, its own time to answer excluded; null until measured. The shortest of the call: the path,
    /// without the moments in which a machine was busy.</summary>
    public double? RoundTrip { get; private set; }

    /// <summary>Packets of ours that it did not get.</summary>
    public long Lost { get; private set; }

    /// <summary>Share of ours lost, 0 to 1, the worst report.</summary>
    public double WorstLoss { get; private set; }

    /// <summary>Jitter of ours there, RTP ticks.</summary>
    public double Jitter { get; private set; }

    /// <summary>How it rates what it hears, 1 to 5 (RFC 3611 MOS-LQ); null when it does not say.</summary>
    public double? Mos { get; private set; }

    /// <summary>Share of ours lost or discarded there by its extended report; null when it sends none.</summary>
    public double? ExtendedLoss { get; private set; }

    /// <summary>Three reports in a row know of no new packet of ours, from a far end whose earlier ones did: it hears us no longer. One that never counted
    /// proves nothing.</summary>
    public bool IsDeaf => _unchanged >= DeafAfter;

    /// <summary>It said BYE.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Middle 32 bits of its last sender report's time, 0 before any.</summary>
    public uint LastSenderReport => _anySender ? _senderTime : 0;

    /// <summary>Time since that report, in 1/65536 s.</summary>
    public uint SinceSenderReport(uint now) => _anySender ? now - _senderCame : 0;

    /// <summary>A sender report.</summary>
    public void SenderReported(uint time, uint now)
    {
        _anySender = true;
        _senderTime = time;
        _senderCame = now;
    }

    /// <summary>What is sent, and whether, was agreed anew.</summary>
    public void Follow()
    {
        _highest = null;
        _unchanged = 0;
    }

    /// <summary>A report block on us.</summary>
    public void Reported(byte fraction, int lost, uint highest, uint jitter, uint lastReport, uint delay, uint now)
    {
        Reports++;
        bool news = highest != _highest;
        _counts |= news && _highest is not null;
        _unchanged = news || !_counts ? 0 : _unchanged + 1;
        _highest = highest;
        Lost = Math.Max(0, lost);
        Jitter = jitter;
        WorstLoss = Math.Max(WorstLoss, fraction / 256.0);
        double trip = (int)(now - lastReport - delay) / UnitsPerMillisecond;

        // Zero says that it has heard no report of ours yet; what is negative or long comes from a clock that was set.
        if (lastReport != 0 && trip is >= 0 and < LongestRoundTrip)
        {
            RoundTrip = Math.Min(RoundTrip ?? trip, trip);
        }
    }

    /// <summary>A VoIP metrics block on us.</summary>
    public void Extended(byte lost, byte discarded, byte rFactor, byte mos)
    {
        ExtendedLoss = Math.Min(1, (lost + discarded) / 256.0);
        Mos = mos is >= 10 and <= 50 ? mos / 10.0 : rFactor < 100 && rFactor != Unavailable ? Quality.EModel.Mos(rFactor) : Mos;
    }

    /// <summary>BYE.</summary>
    public void Left() => HasLeft = true;
}
