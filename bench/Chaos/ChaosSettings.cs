namespace CxBridge.Bench.Chaos;

/// <summary>How a campaign of kills runs.</summary>
/// <param name="Kills">How often a host is killed.</param>
/// <param name="Seed">Chooses the windows and the moments in them.</param>
/// <param name="Folder">Where database and logs go.</param>
/// <param name="Shape">What is killed.</param>
public sealed record ChaosSettings(int Kills, int Seed, string Folder, ChaosShape Shape = ChaosShape.OneHost)
{
    /// <summary>Most attempts for one contact; busy numbers are tried again soon.</summary>
    public const int MaxAttempts = 2;

    /// <summary>Contacts for all lives of the hosts: one host takes 16 or so with it; in a cell the others dial on until it is back.</summary>
    public int Contacts => (Kills * (Shape == ChaosShape.Cell ? 120 : 30)) + 120;
}
