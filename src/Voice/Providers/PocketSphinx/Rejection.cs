namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>Whether the words of a grammar were really said. A grammar finds its best phrase in any sound; a free loop of phones finds the best explanation
/// there is. When the loop explains the sound much better, the words were others, or no words at all. Compared by acoustic score, a frame of speech
/// (log-likelihood ratio; the scores are integers scaled by the library).</summary>
internal static class Rejection
{
    /// <summary>Accepted from here on.</summary>
    public const double Least = 0.5;

    /// <summary>Slope of the confidence: score a frame from "coin toss" to "three to one".</summary>
    private const double Slope = 6;

    /// <summary>0 to 1; 0.5 where the ratio is <paramref name="rejectAbove"/>.</summary>
    public static double Confidence(Hypothesis match, Hypothesis phones, double rejectAbove) =>
        1 / (1 + Math.Exp((Ratio(match, phones) - rejectAbove) / Slope));

    /// <summary>How much better the phones explain each frame of speech.</summary>
    public static double Ratio(Hypothesis match, Hypothesis phones) => (phones.Score - match.Score) / (double)Math.Max(1, match.Frames);
}
