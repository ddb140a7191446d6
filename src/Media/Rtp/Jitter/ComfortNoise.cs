namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Background noise between talkspurts (RFC 3389): a level and, if given, a spectrum as reflection coefficients of an all-pole filter, driven by
/// white noise. Begins where the sound stopped, so that the listener does not take the line for dead.
/// </summary>
internal sealed class ComfortNoise
{
    private const int MostCoefficients = 12;
    private const float Uniform = 1.7320508f;
    private readonly float[] _reflection = new float[MostCoefficients];
    private readonly float[] _state = new float[MostCoefficients + 1];
    private int _order;
    private float _gain;
    private uint _seed = 0x2545F491;

    /// <summary>Takes a payload: its first octet is the level in -dBov, each further one a coefficient.</summary>
    /// <returns>False when it is empty.</returns>
    public bool Set(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return false;
        }

        float power = 1;
        _order = Math.Min(payload.Length - 1, MostCoefficients);
        for (int i = 0; i < _order; i++)
        {
            // Section 3.2: quantised uniformly over -1 to 1; the bound keeps a forged filter stable.
            _reflection[i] = Math.Clamp(258f * (payload[i + 1] - 127) / 32768f, -0.98f, 0.98f);
            power *= 1 - (_reflection[i] * _reflection[i]);
        }

        _gain = 32768f * MathF.Pow(10, -(payload[0] & 0x7F) / 20f) * MathF.Sqrt(power);
        return true;
    }

    /// <summary>Makes noise.</summary>
    public void Fill(Span<short> samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            _seed = (_seed * 1664525) + 1013904223;
            float value = ((int)_seed / 2147483648f) * Uniform * _gain;
            for (int k = _order - 1; k >= 0; k--)
            {
                value -= _reflection[k] * _state[k];
                _state[k + 1] = _state[k] + (_reflection[k] * value);
            }

            _state[0] = value;
            samples[i] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
        }
    }
}
