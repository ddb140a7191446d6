namespace CxBridge.Media.Codecs.G722;

/// <summary>
/// ITU-T G.722 mode 1 (64 kbit/s): 16 kHz samples to octets and back, two samples an octet.
/// <code>
/// 1 mirror filter   the band 0 to 8 kHz into a lower and a higher half, each at 8 kHz
/// 2 quantise        the difference from the prediction: 6 bits below 4 kHz, 2 bits above
/// 3 adapt           scale and predictor of each band, from the quantised difference alone
/// </code>
/// One instance codes one direction of one stream.
/// </summary>
internal sealed class G722Core
{
    private const int Taps = 24;
    private const int HighDecision = 564;
    private readonly G722Band _low = new(32, 8, 18432);
    private readonly G722Band _high = new(8, 10, 22528);
    private readonly int[] _line = new int[Taps];

    /// <summary>Codes an even number of 16 kHz samples.</summary>
    public void Encode(ReadOnlySpan<short> samples, Span<byte> octets)
    {
        for (int i = 0; i < samples.Length / 2; i++)
        {
            (int even, int odd) = Filter(samples[2 * i], samples[(2 * i) + 1]); // 1
            octets[i] = (byte)((CodeHigh((even - odd) >> 14) << 6) | CodeLow((even + odd) >> 14)); // 2, 3
        }
    }

    /// <summary>Decodes octets to twice as many samples.</summary>
    public void Decode(ReadOnlySpan<byte> octets, Span<short> samples)
    {
        for (int i = 0; i < octets.Length; i++)
        {
            int low = DecodeLow(octets[i] & 63); // 2, 3
            int high = DecodeHigh(octets[i] >> 6);
            (int even, int odd) = Filter(low + high, low - high); // 1
            samples[2 * i] = (short)G722Band.Saturate(even >> 11);
            samples[(2 * i) + 1] = (short)G722Band.Saturate(odd >> 11);
        }
    }

    private (int Even, int Odd) Filter(int first, int second)
    {
        int[] line = _line;
        Array.Copy(line, 2, line, 0, Taps - 2);
        line[Taps - 2] = first;
        line[Taps - 1] = second;
        ReadOnlySpan<short> taps = G722Tables.Mirror;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < taps.Length; i++)
        {
            odd += line[2 * i] * taps[i];
            even += line[(2 * i) + 1] * taps[^(i + 1)];
        }

        return (even, odd);
    }

    private int CodeLow(int sample)
    {
        int difference = G722Band.Saturate(sample - _low.Prediction);
        int magnitude = difference >= 0 ? difference : -(difference + 1);
        ReadOnlySpan<int> decisions = G722Tables.LowDecisions;
        int interval = 1;
        while (interval < decisions.Length && magnitude >= (decisions[interval] * _low.Scale) >> 12)
        {
            interval++;
        }

        int code = difference < 0 ? G722Tables.LowNegative[interval] : G722Tables.LowPositive[interval];
        AdaptLow(code);
        return code;
    }

    private int CodeHigh(int sample)
    {
        int difference = G722Band.Saturate(sample - _high.Prediction);
        int magnitude = difference >= 0 ? difference : -(difference + 1);
        bool outer = magnitude >= (HighDecision * _high.Scale) >> 12;
        int code = difference < 0 ? (outer ? 0 : 1) : outer ? 2 : 3;
        AdaptHigh(code);
        return code;
    }

    private int DecodeLow(int code)
    {
        int sample = Math.Clamp(_low.Prediction + ((_low.Scale * G722Tables.LowOutputs6[code]) >> 15), -16384, 16383);
        AdaptLow(code);
        return sample;
    }

    private int DecodeHigh(int code)
    {
        int sample = Math.Clamp(_high.Prediction + ((_high.Scale * G722Tables.HighOutputs[code]) >> 15), -16384, 16383);
        AdaptHigh(code);
        return sample;
    }

    private void AdaptLow(int code) => _low.Adapt((_low.Scale * G722Tables.LowOutputs4[code >> 2]) >> 15, G722Tables.LowSteps[code >> 2]);

    private void AdaptHigh(int code) => _high.Adapt((_high.Scale * G722Tables.HighOutputs[code]) >> 15, G722Tables.HighSteps[code]);
}
