namespace CxBridge.Media.Screening;

/// <summary>The tones of keys (DTMF, ITU-T Q.23): a low one and a high one, each within 1.8 %.</summary>
internal static class KeyTones
{
    private const double Tolerance = 0.018;
    private const string Keys = "123A456B789C*0#D";
    private static readonly double[] Low = [697, 770, 852, 941];
    private static readonly double[] High = [1209, 1336, 1477, 1633];

    /// <summary>The key of a run; '\0' when it is none.</summary>
    public static char Of(in ToneRun run)
    {
        if (run.Second <= 0)
        {
            return '\0';
        }

        int low = Find(Low, run.First);
        int high = Find(High, run.Highest);
        return low < 0 || high < 0 ? '\0' : Keys[(4 * low) + high];
    }

    private static int Find(double[] tones, double hertz)
    {
        for (int i = 0; i < tones.Length; i++)
        {
            if (Math.Abs(hertz - tones[i]) <= tones[i] * Tolerance)
            {
                return i;
            }
        }

        return -1;
    }
}
