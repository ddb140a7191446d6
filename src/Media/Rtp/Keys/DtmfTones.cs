namespace CxBridge.Media.Rtp.Keys;

/// <summary>The two tones of each key (ITU-T Q.23).</summary>
internal static class DtmfTones
{
    private const string Layout = "123A456B789C*0#D";

    // -9 dBm0 and -7 dBm0: within what receivers must accept, the higher group a little louder since lines damp it more.
    private const double LowAmplitude = 8200;
    private const double HighAmplitude = 10300;

    /// <summary>Low group, Hz.</summary>
    public static ReadOnlySpan<double> Rows => [697, 770, 852, 941];

    /// <summary>High group, Hz.</summary>
    public static ReadOnlySpan<double> Columns => [1209, 1336, 1477, 1633];

    /// <summary>The key of a pair.</summary>
    public static char Key(int row, int column) => Layout[(4 * row) + column];

    /// <summary>Writes its sound.</summary>
    /// <param name="key">One of the sixteen.</param>
    /// <param name="from">Samples since the press began.</param>
    /// <param name="samples">8 kHz.</param>
    public static void Write(char key, int from, Span<short> samples)
    {
        int place = Layout.IndexOf(key, StringComparison.Ordinal);
        double low = 2 * Math.PI * Rows[place / 4] / AudioFrame.SampleRate;
        double high = 2 * Math.PI * Columns[place % 4] / AudioFrame.SampleRate;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)((LowAmplitude * Math.Sin(low * (from + i))) + (HighAmplitude * Math.Sin(high * (from + i))));
        }
    }
}
