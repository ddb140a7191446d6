namespace CxBridge.Practice.Callees;

/// <summary>The tone of an answering machine.</summary>
internal static class Beep
{
    private const double Hertz = 1_000;

    /// <summary>Half a second of silence, and then the tone.</summary>
    public static short[] Make(int milliseconds, double dbfs)
    {
        int silence = Telephone.SampleRate / 2;
        var samples = new short[silence + (Telephone.SampleRate * milliseconds / 1000)];
        double peak = Telephone.Amplitude(dbfs) * Math.Sqrt(2);
        for (int i = silence; i < samples.Length; i++)
        {
            samples[i] = (short)(peak * Math.Sin(2 * Math.PI * Hertz * (i - silence) / Telephone.SampleRate));
        }

        return samples;
    }
}
