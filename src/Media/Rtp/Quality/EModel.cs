using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Rtp.Quality;

/// <summary>
/// The E-model (ITU-T G.107) with default values for all that packets do not change: <c>R = Ro - Is - Id - Ie,eff</c>, from delay and loss to what a
/// listener would say on the scale from 1 to 4.5. Jitter counts by what it costs: the time in the jitter buffer, and packets that came too late for it.
/// The sound is judged as a telephone's, whatever the codec's band: that is what this side hears.
/// </summary>
internal static class EModel
{
    // Ro - Is, before any delay; listener echo takes 0.15 of it even then.
    private const double Undelayed = 93.36;
    private const double BestRating = 93.2;

    /// <summary>Rating of a call.</summary>
    /// <param name="codec">Codec in use.</param>
    /// <param name="oneWayMilliseconds">Mouth to ear.</param>
    /// <param name="lossRatio">Share of packets not played, 0 to 1, late ones included.</param>
    /// <param name="burstRatio">1 for random loss, more for bursts.</param>
    /// <returns>0 to 93.2.</returns>
    public static double Rating(AudioCodec codec, double oneWayMilliseconds, double lossRatio, double burstRatio)
    {
        (double impairment, double robustness) = Codec(codec);
        double percent = 100 * lossRatio;
        double effective = impairment + ((95 - impairment) * percent / ((percent / Math.Max(1, burstRatio)) + robustness));
        return Math.Clamp(Undelayed - DelayImpairment.Of(oneWayMilliseconds) - effective, 0, BestRating);
    }

    /// <summary>Mean opinion score of a rating (G.107 annex B).</summary>
    public static double Mos(double rating) => rating switch
    {
        <= 0 => 1,
        >= 100 => 4.5,
        _ => Math.Max(1, 1 + (0.035 * rating) + (rating * (rating - 60) * (100 - rating) * 7e-6)),
    };

    // Ie and Bpl of G.113 appendix I for G.711 with concealment; the recommendation has none for the other two in this scale. G.722 is concealed the same
    // way here. Opus at 24 kbit/s is given a small impairment and, for its redundancy, the same robustness.
    private static (double Impairment, double Robustness) Codec(AudioCodec codec) => codec switch
    {
        AudioCodec.Opus => (3, 25.1),
        _ => (0, 25.1),
    };
}
