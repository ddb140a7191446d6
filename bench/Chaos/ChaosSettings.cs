namespace CxBridge.Bench.Chaos;

/// <summary>How a campaign of kills runs.</summary>
/// <param name="Kills">How often the host is killed.</param>
/// <param name="Seed">Chooses the windows and the moments in them.</param>
/// <param name="Folder">Where database and logs go.</param>
public sealed record ChaosSettings(int Kills, int Seed, string Folder)
{
    /// <summary>Most attempts for one contact; busy numbers are tried again soon.</summary>
    public const int MaxAttempts = 2;

    /// <summary>Contacts for all lives of the host: each takes 16 or so with it.</summary>
    public int Contacts => (Kills * 30) + 120;
}
