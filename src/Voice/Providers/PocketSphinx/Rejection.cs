namespace CxBridge.Voice.Providers.PocketSphinx;

/// <summary>Whether the words of a grammar were really said. A grammar finds its best phrase in any sound; a free loop of phones finds the best explanation
/// there is. The misfit is how much better the loop explains a frame of speech (log-likelihood ratio, in the library's integer scores), and what else was
/// seen to tell strange speech from expected speech:
/// <code>
/// + small words   "um" and "please" are where words that no phrase explains go
/// + length        a short phrase has little chance to go wrong; a long one that still fits badly was another
/// + drawl         more frames than its letters need: one word laid over several, or over a hum
/// </code>
/// The weights come from the bench (bench/Speech).</summary>
internal static class Rejection
{
    /// <summary>Accepted from here on.</summary>
    public const double Least = 0.5;

    /// <summary>Slope of the confidence: misfit from "coin toss" to "three to one".</summary>
    private const double Slope = 6;

    private const double SmallWord = 8;
    private const double Frame = 0.05;
    private const int LongestLength = 200;
    private const double FramesALetter = 8;

    private static readonly HashSet<string> Before = ["um", "uh", "oh", "well"];
    private static readonly HashSet<string> After = ["please", "thanks"];

    /// <summary>0 to 1; 0.5 where the misfit is <paramref name="rejectAbove"/>.</summary>
    public static double Confidence(Hypothesis match, Hypothesis phones, double rejectAbove) => 1 / (1 + Math.Exp((Misfit(match, phones) - rejectAbove) / Slope));

    /// <summary>How badly the words fit the sound; mostly below 40 when they were said, above 45 when they were not.</summary>
    public static double Misfit(Hypothesis match, Hypothesis phones)
    {
        string[] words = match.Text.Split(' ');
        int small = (Before.Contains(words[0]) ? 1 : 0) + (After.Contains(words[^1]) || match.Text.EndsWith("thank you", StringComparison.Ordinal) ? 1 : 0);
        double drawl = ((double)match.Frames / Math.Max(1, match.Text.Count(char.IsLetter))) - FramesALetter;
        return ((phones.Score - match.Score) / (double)Math.Max(1, match.Frames))
            + (SmallWord * small)
            + (Frame * Math.Min(match.Frames, LongestLength))
            + Math.Max(0, drawl);
    }
}
