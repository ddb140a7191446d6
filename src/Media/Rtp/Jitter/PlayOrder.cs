namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Tells loss from a sender's pause when a packet is played: sequence numbers that are missing were lost, a timestamp that jumps without them was a
/// pause (discontinuous transmission, a key press). What was made up in between counts as concealment only in the first case.
/// </summary>
internal sealed class PlayOrder
{
    private const int LongestLoss = 1000;
    private const int Remembered = 32;
    private readonly ushort[] _silent = new ushort[Remembered];
    private readonly LossRuns _runs;
    private int _silentCount;
    private bool _any;
    private ushort _last;
    private long _pending;

    public PlayOrder(LossRuns runs) => _runs = runs;

    /// <summary>Samples made up for what was lost.</summary>
    public long ConcealedSamples { get; private set; }

    /// <summary>A packet without sound came: its number is not missing.</summary>
    public void Silent(ushort sequence) => _silent[_silentCount++ % Remembered] = sequence;

    /// <summary>Samples were made up; why is not known yet.</summary>
    public void MadeUp(int samples) => _pending += samples;

    /// <summary>Whether this packet follows the last one played, so that nothing between them was lost.</summary>
    public bool Follows(ushort sequence) => _any && Missing(sequence) == 0;

    /// <summary>A packet is played.</summary>
    public void Played(ushort sequence)
    {
        int missing = _any ? Missing(sequence) : 0;
        if (missing is > 0 and < LongestLoss)
        {
            ConcealedSamples += _pending;
            _runs.Missed(missing);
        }

        _pending = 0;
        _any = true;
        _last = sequence;
        _runs.Played();
    }

    /// <summary>A new source: its numbers have nothing to do with the old one's.</summary>
    public void Restart()
    {
        _any = false;
        _pending = 0;
    }

    private int Missing(ushort sequence)
    {
        int gap = (short)(sequence - _last) - 1;
        for (int i = 0; gap > 0 && i < Math.Min(_silentCount, Remembered); i++)
        {
            int after = (short)(_silent[i] - _last);
            gap -= after > 0 && (short)(sequence - _silent[i]) > 0 ? 1 : 0;
        }

        return gap;
    }
}
