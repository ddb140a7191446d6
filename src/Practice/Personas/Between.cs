namespace CxBridge.Practice.Personas;

/// <summary>A closed interval from which a seeded generator draws evenly.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value; never below <paramref name="Low"/>.</param>
public readonly record struct Between(double Low, double High)
{
    /// <summary>One value.</summary>
    public double Draw(Random random) => Low + (random.NextDouble() * (High - Low));

    /// <summary>One value, read as milliseconds.</summary>
    public TimeSpan DrawTime(Random random) => TimeSpan.FromMilliseconds(Math.Round(Draw(random)));
}
