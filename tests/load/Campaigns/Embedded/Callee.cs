namespace CxBridge.Tests.Load.Campaigns;

/// <summary>What becomes of one simulated call.</summary>
/// <param name="Fate">What the far end does.</param>
/// <param name="Ringing">Until the answer, or the end.</param>
/// <param name="Talk">From the answer to the end, when nobody hangs up before; zero without one.</param>
/// <param name="CallbackAfter">When the callee asks to be called again; null: not.</param>
internal readonly record struct Callee(CalleeFate Fate, TimeSpan Ringing, TimeSpan Talk, TimeSpan? CallbackAfter)
{
    /// <summary>The same contact and attempt always fare alike, whatever the order in which they are called.</summary>
    public static Callee Of(int seed, string number, int attempt)
    {
        var chance = new Random(Hash(seed, number, attempt));
        TimeSpan Tenths(int least, int most) => TimeSpan.FromMilliseconds(100 * chance.Next(least, most));
        return chance.Next(100) switch
        {
            < 50 => new(CalleeFate.Human, Tenths(20, 120), Tenths(150, 500), chance.Next(40) == 0 ? TimeSpan.FromMinutes(8) : null),
            < 60 => new(CalleeFate.Machine, Tenths(80, 150), TimeSpan.FromSeconds(30), null),
            < 78 => new(CalleeFate.Busy, Tenths(10, 30), TimeSpan.Zero, null),
            < 96 => new(CalleeFate.Nobody, TimeSpan.FromSeconds(20), TimeSpan.Zero, null),
            < 98 => new(CalleeFate.WrongNumber, Tenths(5, 15), TimeSpan.Zero, null),
            _ => new(CalleeFate.NetworkFault, Tenths(5, 15), TimeSpan.Zero, null),
        };
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static int Hash(int seed, string number, int attempt) =>
        unchecked((int)$"{number}/{attempt}/{seed}".Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u));
}
