namespace CxBridge.Domain.Dialling.History;

/// <summary>
/// The distribution of a duration as it was observed: a histogram with equal bins, old samples fading away. A few imagined samples of an
/// exponential distribution with the same mean carry the tail beyond the longest observation. Pure; the caller serialises.
/// </summary>
public sealed class DelayCurve
{
    private const double ImaginedSamples = 5;

    /// <summary>At this many samples all weights are halved, so that the curve follows the day.</summary>
    private const double MostSamples = 4_000;

    private readonly double _width;
    private readonly double[] _ended;
    private readonly double[] _cdf;
    private double _total;
    private double _sum;

    /// <summary>An empty curve.</summary>
    /// <param name="width">Seconds of one bin.</param>
    /// <param name="bins">Number of bins; longer durations count as the last.</param>
    public DelayCurve(double width, int bins)
    {
        _width = width;
        _ended = new double[bins];
        _cdf = new double[bins + 1];
    }

    /// <summary>Mean in seconds at the last <see cref="Refresh"/>; 0 without samples.</summary>
    public double Mean { get; private set; }

    /// <summary>Adds a duration that is over; seen by <see cref="Cdf"/> after the next <see cref="Refresh"/>.</summary>
    public void Add(double seconds)
    {
        seconds = Math.Max(0, seconds);
        _ended[Math.Min((int)(seconds / _width), _ended.Length - 1)]++;
        _total++;
        _sum += seconds;
        if (_total >= MostSamples)
        {
            for (int i = 0; i < _ended.Length; i++)
            {
                _ended[i] /= 2;
            }

            _total /= 2;
            _sum /= 2;
        }
    }

    /// <summary>
    /// Computes the distribution anew from what is over and from what still goes on (the estimator of Kaplan and Meier, 1958): of the first
    /// durations that end most are short, and those that still go on tell that the others are longer.
    /// </summary>
    /// <param name="ongoing">Counts by age of what goes on, in bins of the same width.</param>
    public void Refresh(ReadOnlySpan<int> ongoing = default)
    {
        if (_total <= 0)
        {
            return;
        }

        double exposure = _sum;
        double atRisk = _total;
        for (int i = 0; i < ongoing.Length; i++)
        {
            exposure += ongoing[i] * (i + 0.5) * _width;
            atRisk += ongoing[i];
        }

        double imagined = ImaginedSamples;
        double decay = Math.Exp(-_width * _total / Math.Max(exposure, _width));
        double lasts = 1;
        double mean = 0;
        for (int i = 0; i < _ended.Length; i++)
        {
            double before = lasts;
            double ends = _ended[i] + (imagined * (1 - decay));
            lasts *= 1 - Math.Min(1, ends / (atRisk + imagined));
            mean += (before + lasts) / 2 * _width;
            _cdf[i + 1] = 1 - lasts;
            atRisk = Math.Max(0, atRisk - _ended[i] - (i < ongoing.Length ? ongoing[i] : 0));
            imagined *= decay;
        }

        Mean = mean;
    }

    /// <summary>Share of durations up to so many seconds.</summary>
    public double Cdf(double seconds)
    {
        double place = Math.Max(0, seconds / _width);
        int bin = (int)place;
        return bin >= _ended.Length ? _cdf[^1] : _cdf[bin] + ((place - bin) * (_cdf[bin + 1] - _cdf[bin]));
    }
}
