namespace CxBridge.Media.Codecs.G722;

/// <summary>
/// One sub-band of G.722: adaptive quantiser scale (blocks LOGSCL, SCALEL or LOGSCH, SCALEH) and the predictor with two poles and six zeros
/// (UPPOL2, UPPOL1, UPZERO, FILTEP, FILTEZ, PREDIC). Encoder and decoder run the same, so both know the same prediction.
/// </summary>
internal sealed class G722Band(int firstScale, int octaves, int largestLogarithm)
{
    private const int PoleLimit = 12288;
    private const int StabilityLimit = 15360;
    private const int Leak15 = 32640;
    private const int SecondPoleLeak15 = 32512;
    private readonly int[] _differences = new int[7];
    private readonly int[] _zeros = new int[7];
    private int _logarithm;
    private int _zeroPart;
    private int _pole1;
    private int _pole2;
    private int _output1;
    private int _output2;
    private int _partial1;
    private int _partial2;

    /// <summary>The scale of the quantiser.</summary>
    public int Scale { get; private set; } = firstScale;

    /// <summary>What the next sample is expected to be.</summary>
    public int Prediction { get; private set; }

    /// <summary>Cuts to 16 bits.</summary>
    public static int Saturate(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);

    /// <summary>Takes the quantised difference of one sample.</summary>
    /// <param name="difference">Output of the inverse quantiser.</param>
    /// <param name="step">Increment of the logarithmic scale.</param>
    public void Adapt(int difference, int step)
    {
        AdaptScale(step);
        AdaptPredictor(difference);
    }

    private void AdaptScale(int step)
    {
        _logarithm = Math.Clamp(((_logarithm * 127) >> 7) + step, 0, largestLogarithm);
        int mantissa = G722Tables.InverseLogarithm[(_logarithm >> 6) & 31];
        int shift = octaves - (_logarithm >> 11);
        Scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
    }

    private void AdaptPredictor(int difference)
    {
        int output = Saturate(Prediction + difference);
        int partial = Saturate(_zeroPart + difference);
        bool sameAsLast = (partial ^ _partial1) >= 0;
        bool sameAsOneBefore = (partial ^ _partial2) >= 0;

        int slope = Saturate(_pole1 << 2);
        int pole2 = (sameAsOneBefore ? 128 : -128) + (Math.Min(sameAsLast ? -slope : slope, short.MaxValue) >> 7) + ((_pole2 * SecondPoleLeak15) >> 15);
        pole2 = Math.Clamp(pole2, -PoleLimit, PoleLimit);
        int room = Saturate(StabilityLimit - pole2);
        int pole1 = Math.Clamp(Saturate((sameAsLast ? 192 : -192) + ((_pole1 * Leak15) >> 15)), -room, room);

        int pull = difference == 0 ? 0 : 128;
        for (int i = 6; i >= 1; i--)
        {
            // Each zero is adapted with the difference that it saw; then the line moves on.
            int toward = (_differences[i] ^ difference) >= 0 ? pull : -pull;
            _zeros[i] = Saturate(toward + ((_zeros[i] * Leak15) >> 15));
        }

        for (int i = 6; i > 1; i--)
        {
            _differences[i] = _differences[i - 1];
        }

        _differences[1] = difference;
        _output2 = _output1;
        _output1 = output;
        _partial2 = _partial1;
        _partial1 = partial;
        _pole1 = pole1;
        _pole2 = pole2;
        Predict();
    }

    private void Predict()
    {
        int polePart = Saturate(((_pole1 * Saturate(2 * _output1)) >> 15) + ((_pole2 * Saturate(2 * _output2)) >> 15));
        int zeroPart = 0;
        for (int i = 6; i >= 1; i--)
        {
            zeroPart += (_zeros[i] * Saturate(2 * _differences[i])) >> 15;
        }

        _zeroPart = Saturate(zeroPart);
        Prediction = Saturate(polePart + _zeroPart);
    }
}
