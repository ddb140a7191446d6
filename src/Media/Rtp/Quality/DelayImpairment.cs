namespace CxBridge.Media.Rtp.Quality;

/// <summary>
/// What delay does to a conversation (ITU-T G.107 clause 7.4): <c>Id = Idte + Idle + Idd</c>, with the recommendation's default values for all but the delay. Names are
/// the recommendation's.
/// <code>
/// Idte   the talker hears an echo of himself, 65 dB down (TELR)
/// Idle   the listener hears an echo of the talker, 110 dB down (WEPL)
/// Idd    the pause before an answer, from 100 ms on
/// </code>
/// </summary>
internal static class DelayImpairment
{
    // All circuit noise adds up to -61.18 dBm0p; Ro = 15 - 1.5 (SLR + No), Roe = -1.5 (No - RLR), SLR 8 and RLR 2 dB.
    private const double Ro = 94.77;
    private const double Roe = 94.77;
    private const double Telr = 65;
    private const double Terv = 14;
    private const double Wepl = 110;
    private const double Noticed = 100;

    /// <summary>Points that it takes from the rating.</summary>
    /// <param name="milliseconds">Mouth to ear, one way; the echo's way is twice that.</param>
    public static double Of(double milliseconds) => TalkerEcho(milliseconds) + ListenerEcho(2 * milliseconds) + Pause(milliseconds);

    private static double TalkerEcho(double t)
    {
        double terv = Telr - (40 * Math.Log10((1 + (t / 10)) / (1 + (t / 150)))) + (6 * Math.Exp(-0.3 * t * t));
        double re = 80 + (2.5 * (terv - Terv));
        return (((Roe - re) / 2) + Math.Sqrt(Square((Roe - re) / 2) + 100) - 1) * (1 - Math.Exp(-t));
    }

    private static double ListenerEcho(double tr)
    {
        double rle = 10.5 * (Wepl + 7) * Math.Pow(tr + 1, -0.25);
        return ((Ro - rle) / 2) + Math.Sqrt(Square((Ro - rle) / 2) + 169);
    }

    private static double Pause(double ta)
    {
        if (ta <= Noticed)
        {
            return 0;
        }

        double x = Math.Log2(ta / Noticed);
        return 25 * (Math.Pow(1 + Math.Pow(x, 6), 1.0 / 6) - (3 * Math.Pow(1 + Math.Pow(x / 3, 6), 1.0 / 6)) + 2);
    }

    private static double Square(double value) => value * value;
}
