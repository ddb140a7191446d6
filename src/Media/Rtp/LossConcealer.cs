namespace CxBridge.Media.Rtp;

/// <summary>
/// Packet loss concealment in the manner of G.711 Appendix I: the last pitch period goes on, fades from 10 ms and is silent at 60 ms;
/// the first good samples after a gap are blended in. Without the appendix's 3.75 ms of look-ahead, so it adds no delay.
/// </summary>
internal sealed class LossConcealer
{
    private const int HistoryLength = 390;
    private const int ShortestPitch = 40;
    private const int LongestPitch = 120;
    private const int Correlated = 160;
    private const int FadeFrom = 80;
    private const int SilentAt = 480;
    private readonly short[] _history = new short[HistoryLength];
    private readonly float[] _period = new float[LongestPitch];
    private readonly short[] _tail = new short[AudioFrame.Samples];
    private int _pitch;
    private int _phase;
    private int _erased = SilentAt;

    /// <summary>Takes a received frame, and blends its beginning with what was made up before it.</summary>
    public void Good(Span<short> frame)
    {
        if (_erased is > 0 and < SilentAt)
        {
            // Longer gaps drift further from the real phase and need a longer blend, 4 ms for each 10 ms (Appendix I.2.7).
            int blend = Math.Min(frame.Length, (_pitch / 4) + (_erased / 80 * 8));
            Synthesize(_tail.AsSpan(0, blend));
            for (int i = 0; i < blend; i++)
            {
                frame[i] = (short)(((frame[i] * (i + 1)) + (_tail[i] * (blend - i))) / (blend + 1));
            }
        }

        _erased = 0;
        Remember(frame);
    }

    /// <summary>Makes a frame up.</summary>
    /// <returns>False when it is silence: nothing was heard lately.</returns>
    public bool Conceal(Span<short> frame)
    {
        if (_erased >= SilentAt)
        {
            frame.Clear();
            return false;
        }

        if (_erased == 0)
        {
            FindPeriod();
        }

        Synthesize(frame);
        Remember(frame);
        return true;
    }

    /// <summary>Forgets the sound before a break of the time line.</summary>
    public void Fade() => _erased = SilentAt;

    private void Remember(ReadOnlySpan<short> frame)
    {
        _history.AsSpan(frame.Length).CopyTo(_history);
        frame.CopyTo(_history.AsSpan(HistoryLength - frame.Length));
    }

    private void FindPeriod()
    {
        _pitch = BestLag();
        _phase = 0;
        for (int i = 0; i < _pitch; i++)
        {
            _period[i] = _history[HistoryLength - _pitch + i];
        }

        // The end of the period slides into what came before its start, so that it can be repeated without a seam.
        int overlap = _pitch / 4;
        for (int i = 0; i < overlap; i++)
        {
            float weight = (i + 1f) / (overlap + 1);
            int at = _pitch - overlap + i;
            _period[at] = ((1 - weight) * _period[at]) + (weight * _history[HistoryLength - _pitch - overlap + i]);
        }
    }

    private int BestLag()
    {
        int best = ShortestPitch;
        double bestScore = double.NegativeInfinity;
        int from = HistoryLength - Correlated;
        for (int lag = ShortestPitch; lag <= LongestPitch; lag++)
        {
            double cross = 0;
            double energy = 1;
            for (int i = from; i < HistoryLength; i += 2)
            {
                int past = _history[i - lag];
                cross += _history[i] * past;
                energy += past * past;
            }

            double score = cross / Math.Sqrt(energy);
            if (score > bestScore)
            {
                bestScore = score;
                best = lag;
            }
        }

        return best;
    }

    private void Synthesize(Span<short> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            float gain = _erased <= FadeFrom ? 1 : Math.Max(0, (float)(SilentAt - _erased) / (SilentAt - FadeFrom));
            target[i] = (short)Math.Clamp(_period[_phase] * gain, short.MinValue, short.MaxValue);
            _phase = _phase + 1 == _pitch ? 0 : _phase + 1;
            _erased = Math.Min(_erased + 1, SilentAt);
        }
    }
}
