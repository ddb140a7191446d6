namespace CxBridge.Media.Rtp;

/// <summary>
/// What RFC 3550 keeps of a source: sequence numbers with wrap-around and probation (appendix A.1), loss (A.3) and interarrival jitter (A.8).
/// A change of SSRC starts a new source once two of its packets came in sequence; the counts of the old one are kept.
/// </summary>
internal sealed class ReceiverStatistics
{
    private const int MaxDropout = 3000;
    private const int MaxMisorder = 100;
    private const int Seen = 512;

    // One bit for each of the last 512 sequence numbers: a duplicate must not count as received.
    private readonly ulong[] _seen = new ulong[Seen / 64];
    private bool _started;
    private uint _candidateSsrc;
    private ushort _candidateNext;
    private bool _hasCandidate;
    private long _highest;
    private long _base;
    private long _expectedBefore;
    private long _expectedPrior;
    private long _receivedPrior;
    private double _transit;
    private bool _hasTransit;

    /// <summary>Source heard now.</summary>
    public uint Ssrc { get; private set; }

    /// <summary>Packets received, without duplicates.</summary>
    public long Received { get; private set; }

    /// <summary>Packets that the sequence numbers promise.</summary>
    public long Expected => _expectedBefore + (_started ? _highest - _base + 1 : 0);

    /// <summary>Ticks a second of the RTP clock.</summary>
    public int ClockRate { get; set; } = AudioFrame.SampleRate;

    /// <summary>Interarrival jitter, RTP timestamp units.</summary>
    public double Jitter { get; private set; }

    /// <summary>Highest sequence number with the count of wraps above it.</summary>
    public uint HighestExtended => (uint)_highest;

    /// <summary>Counts a packet.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="arrival">When it came, RTP timestamp units of the local clock.</param>
    /// <param name="sound">Whether its timestamp tells when it was sampled; that of a DTMF event does not.</param>
    public Arrival Accept(in RtpHeader header, double arrival, PayloadKind sound)
    {
        if (!_started || header.Ssrc != Ssrc)
        {
            return Probe(header);
        }

        int ahead = (short)(header.Sequence - (ushort)_highest);
        if (ahead > MaxDropout || ahead < -MaxMisorder)
        {
            // The sender started again under the same SSRC, or a stray packet: two in sequence tell which (A.1).
            return Probe(header);
        }

        _hasCandidate = false;
        long extended = _highest + ahead;
        if (ahead > 0)
        {
            for (long i = _highest + 1; i <= Math.Min(extended, _highest + Seen); i++)
            {
                Mark(i, seen: false);
            }

            _highest = extended;
        }
        else if (extended < _base || IsSeen(extended))
        {
            return Arrival.Dropped;
        }

        Mark(extended, seen: true);
        Received++;
        if (sound == PayloadKind.Sound)
        {
            Measure(arrival - header.Timestamp);
        }

        return Arrival.Accepted;
    }

    /// <summary>Loss since the last report: the fraction as RFC 3550 writes it, in 256ths.</summary>
    public byte TakeFractionLost()
    {
        long expected = Expected - _expectedPrior;
        long lost = expected - (Received - _receivedPrior);
        _expectedPrior = Expected;
        _receivedPrior = Received;
        return expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, lost * 256 / expected);
    }

    private Arrival Probe(in RtpHeader header)
    {
        bool first = !_started;
        if (!first && !(_hasCandidate && header.Ssrc == _candidateSsrc && header.Sequence == _candidateNext))
        {
            _hasCandidate = true;
            _candidateSsrc = header.Ssrc;
            _candidateNext = (ushort)(header.Sequence + 1);
            return Arrival.Dropped;
        }

        // The very first source needs no probation: nothing is lost if it changes, and its first word is not cut.
        _expectedBefore = Expected;
        _started = true;
        _hasCandidate = false;
        _hasTransit = false;
        Ssrc = header.Ssrc;
        _base = header.Sequence + 65536L;
        _highest = _base;
        Array.Clear(_seen);
        Mark(_base, seen: true);
        Received++;
        return first ? Arrival.Accepted : Arrival.NewSource;
    }

    private void Measure(double transit)
    {
        // Timestamps wrap and senders jump: a difference of more than a second is no jitter.
        double difference = Math.Abs(transit - _transit);
        if (_hasTransit && difference < ClockRate)
        {
            Jitter += (difference - Jitter) / 16;
        }

        _transit = transit;
        _hasTransit = true;
    }

    private bool IsSeen(long extended) => _highest - extended >= Seen || (_seen[(extended & (Seen - 1)) >> 6] & (1UL << (int)(extended & 63))) != 0;

    private void Mark(long extended, bool seen)
    {
        ulong bit = 1UL << (int)(extended & 63);
        ref ulong word = ref _seen[(extended & (Seen - 1)) >> 6];
        word = seen ? word | bit : word & ~bit;
    }
}
