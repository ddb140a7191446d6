namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Random numbers that are the same on every machine and with every release of the runtime (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;
    private double? _spare;

    /// <summary>0 to 1, 1 excluded.</summary>
    public double Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A lognormal duration in seconds.</summary>
    public double Next(Spread spread)
    {
        double variance = Math.Log(1 + (spread.Cv * spread.Cv));
        return spread.Mean * Math.Exp((Math.Sqrt(variance) * Normal()) - (variance / 2));
    }

    // Marsaglia's polar method gives two at a time.
    private double Normal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        while (true)
        {
            double u = (2 * Next()) - 1;
            double v = (2 * Next()) - 1;
            double s = (u * u) + (v * v);
            if (s is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * Math.Log(s) / s);
                _spare = v * factor;
                return u * factor;
            }
        }
    }
}
