namespace CxBridge.Media.Battery;

/// <summary>Counts runs of three samples or more at full scale, 16-bit linear or G.711, that the reference has not.</summary>
internal static class ClippingFinder
{
    // The largest values of G.711 are 32124 (mu-law) and 32256 (A-law); the first stands for all from 31100 on.
    private const int FullScale = 32100;
    private const int FullInReference = 31000;
    private const int ShortestRun = 3;
    private const int Around = 8;

    /// <summary>Their number.</summary>
    public static int Count(BatterySound reference, BatterySound recording, DelayMap map)
    {
        int runs = 0;
        int length = 0;
        for (int at = 0; at <= recording.Length; at++)
        {
            if (at < recording.Length && Math.Abs((int)recording.Samples[at]) >= FullScale)
            {
                length++;
                continue;
            }

            runs += length >= ShortestRun && !IsIn(reference, at - length - (int)map.AtRecording(at).Before, length) ? 1 : 0;
            length = 0;
        }

        return runs;
    }

    private static bool IsIn(BatterySound reference, int from, int length)
    {
        for (int i = Math.Max(0, from - Around); i < Math.Min(reference.Length, from + length + Around); i++)
        {
            if (Math.Abs((int)reference.Samples[i]) >= FullInReference)
            {
                return true;
            }
        }

        return false;
    }
}
