using CxBridge.Media.Rtp.Keys;

namespace CxBridge.Media.Screening;

/// <summary>Tells the tones of a key (<see cref="DtmfTones"/>), each within 1.8 % (ITU-T Q.23), from a beep.</summary>
internal static class KeyTones
{
    private const double Tolerance = 0.018;

    /// <summary>The key of a run; '\0' when it is none.</summary>
    public static char Of(in ToneRun run)
    {
        if (run.Second <= 0)
        {
            return '\0';
        }

        int row = Find(DtmfTones.Rows, run.First);
        int column = Find(DtmfTones.Columns, run.Highest);
        return row < 0 || column < 0 ? '\0' : DtmfTones.Key(row, column);
    }

    private static int Find(ReadOnlySpan<double> tones, double hertz)
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
