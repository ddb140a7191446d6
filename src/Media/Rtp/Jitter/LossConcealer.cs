namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Packet loss concealment in the manner of G.711 Appendix I, for every codec that has none of its own.
/// <code>
/// 1 pitch     the lag of 5 to 15 ms at which the last 20 ms repeat themselves best
/// 2 0-10 ms   the last period goes on; its end slides into what came before its start, so that it repeats without a seam
/// 3 10-20 ms  two periods, then three: one alone would buzz
/// 4 fade      20 % every 10 ms from 10 ms on, silence at 60 ms
/// 5 return    the first good samples are blended in over a quarter period and 4 ms for each 10 ms lost, 10 ms at most
/// </code>
/// Without the appendix's 3.75 ms of look-ahead, so it adds no delay. Takes chunks of any length up to 20 ms.
/// </summary>
internal sealed class LossConcealer
{
    private const int HistoryLength = 390;
    private const int ShortestPitch = 40;
    private const int LongestPitch = 120;
    private const int Correlated = 160;
    private const int TenMilliseconds = 80;
    private const int SilentAt = 480;
    private readonly short[] _history = new short[HistoryLength];
    private readonly short[] _past = new short[HistoryLength];
    private readonly float[] _period = new float[3 * LongestPitch];
    private readonly short[] _tail = new short[AudioFrame.Samples];
    private int _pitch = LongestPitch;
    private int _periods;
    private int _phase;
    private int _erased = SilentAt;

    /// <summary>Takes received samples, and blends their beginning with what was made up before them.</summary>
    public void Good(Span<short> samples)
    {
        if (_erased is > 0 and < SilentAt)
        {
            int blend = Math.Min(Math.Min(samples.Length, TenMilliseconds), (_pitch / 4) + (_erased / TenMilliseconds * 32)); // 5
            Synthesize(_tail.AsSpan(0, blend));
            for (int i = 0; i < blend; i++)
            {
                samples[i] = (short)(((samples[i] * (i + 1)) + (_tail[i] * (blend - i))) / (blend + 1));
            }
        }

        _erased = 0;
        Remember(samples);
    }

    /// <summary>Makes samples up.</summary>
    /// <returns>False when they are silence: nothing was heard lately.</returns>
    public bool Conceal(Span<short> samples)
    {
        if (_erased >= SilentAt)
        {
            samples.Clear();
            return false;
        }

        if (_erased == 0)
        {
            _history.CopyTo(_past, 0);
            _pitch = BestLag(); // 1
            _phase = 0;
            Build(1); // 2
        }

        Synthesize(samples);
        Remember(samples);
        return true;
    }

    private void Remember(ReadOnlySpan<short> samples)
    {
        if (samples.Length >= HistoryLength)
        {
            samples[^HistoryLength..].CopyTo(_history);
            return;
        }

        _history.AsSpan(samples.Length).CopyTo(_history);
        samples.CopyTo(_history.AsSpan(HistoryLength - samples.Length));
    }

    private void Build(int periods)
    {
        _periods = periods;
        int length = periods * _pitch;
        int overlap = _pitch / 4;
        for (int i = 0; i < length; i++)
        {
            _period[i] = _past[HistoryLength - length + i];
        }

        for (int i = 0; i < overlap; i++)
        {
            float weight = (i + 1f) / (overlap + 1);
            int at = length - overlap + i;
            _period[at] = ((1 - weight) * _period[at]) + (weight * _past[HistoryLength - length - overlap + i]);
        }
    }

    private int BestLag()
    {
        int best = ShortestPitch;
        double bestScore = double.NegativeInfinity;
        int from = HistoryLength - Correlated;
        for (int lag = ShortestPitch; lag <= LongestPitch; lag++)
        {
            long cross = 0;
            long energy = 1;
            for (int i = from; i < HistoryLength; i += 2)
            {
                int past = _past[i - lag];
                cross += _past[i] * past;
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
            if (_erased == _periods * TenMilliseconds && _periods < 3)
            {
                // 3: the same samples go on, for they are the last of the longer piece too.
                Build(_periods + 1);
                _phase += _pitch;
            }

            float gain = _erased <= TenMilliseconds ? 1 : Math.Max(0, (float)(SilentAt - _erased) / (SilentAt - TenMilliseconds)); // 4
            target[i] = (short)Math.Clamp(_period[_phase] * gain, short.MinValue, short.MaxValue);
            _phase = _phase + 1 >= _periods * _pitch ? 0 : _phase + 1;
            _erased = Math.Min(_erased + 1, SilentAt);
        }
    }
}
