namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Loss as bursts and gaps (RFC 3611 section 4.7.2 and appendix A.2): a burst begins and ends with a lost packet and holds fewer than 16 received
/// ones in a row. What came too late counts as lost, for the ear does not know the difference.
/// </summary>
internal sealed class LossRuns
{
    private const int GapMinimum = 16;
    private long _received;
    private int _lostInBurst;
    private bool _lastLost;
    private long _runs;

    // Transitions of the appendix's model: 1 gap received, 2 burst received, 3 burst lost, 4 gap lost.
    private long _c11;
    private long _c13;
    private long _c14;
    private long _c22;
    private long _c23;
    private long _c33;

    /// <summary>Packets not played.</summary>
    public long Lost { get; private set; }

    /// <summary>Packets that should have been played.</summary>
    public long Total { get; private set; }

    /// <summary>Share of packets not played, 0 to 1.</summary>
    public double Ratio => Total == 0 ? 0 : (double)Lost / Total;

    /// <summary>Mean length of a run of loss over that of random loss (ITU-T G.107 section 3.5); 1 when random.</summary>
    public double BurstRatio => _runs == 0 ? 1 : Math.Max(1, (double)Lost / _runs * (1 - Ratio));

    /// <summary>A packet was played.</summary>
    public void Played()
    {
        Total++;
        _received++;
        _lastLost = false;
    }

    /// <summary>Packets in a row were not.</summary>
    public void Missed(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Miss();
        }
    }

    /// <summary>The call so far.</summary>
    /// <param name="packetMilliseconds">Length of a packet.</param>
    public LossPattern Pattern(double packetMilliseconds)
    {
        long c11 = _c11 + (_received >= GapMinimum || _c13 == 0 ? _received : 0);
        long total = c11 + _c14 + _c13 + _c22 + _c23 + _c13 + _c23 + _c33;
        double p32 = (double)_c23 / Math.Max(1, _c13 + _c23 + _c33);
        double p23 = _c22 + _c23 < 1 ? 1 : 1 - ((double)_c22 / (_c22 + _c23));
        double burst = _c13 == 0 ? 0 : p23 / Math.Max(1e-9, p23 + p32);
        double gap = c11 + _c14 == 0 ? 0 : (double)_c14 / (c11 + _c14);
        double gapLength = (double)(c11 + _c14 + _c13) * packetMilliseconds / Math.Max(1, _c13);
        double burstLength = _c13 == 0 ? 0 : Math.Max(0, (total * packetMilliseconds / _c13) - gapLength);
        return new LossPattern(burst, gap, burstLength, gapLength);
    }

    private void Miss()
    {
        Total++;
        Lost++;
        _runs += _lastLost ? 0 : 1;
        _lastLost = true;
        if (_received >= GapMinimum)
        {
            // The burst before is over; one that was a single packet belonged to the gap.
            _ = _lostInBurst == 1 ? _c14++ : _c13++;
            _lostInBurst = 1;
            _c11 += _received;
        }
        else
        {
            _lostInBurst++;
            if (_received == 0)
            {
                _c33++;
            }
            else
            {
                _c23++;
                _c22 += _received - 1;
            }
        }

        _received = 0;
    }
}
