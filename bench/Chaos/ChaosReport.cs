namespace CxBridge.Bench.Chaos;

/// <summary>What came of it.</summary>
/// <param name="Shape">One host, or a cell of three.</param>
/// <param name="Kills">How often a host was killed with SIGKILL.</param>
/// <param name="Contacts">Contacts imported.</param>
/// <param name="Dialled">Contacts that the carrier saw an INVITE for.</param>
/// <param name="Invites">INVITEs at the carrier, retransmissions left out.</param>
/// <param name="DoubleDials">INVITEs without a gate of their own, beyond the campaign's rules, or while the number had another call.</param>
/// <param name="Lost">Contacts that are neither at their end nor due again, and attempts that nobody will close.</param>
/// <param name="Unknown">Attempts whose host died: they count, and are not dialled again.</param>
/// <param name="ResultsLost">Closed attempts whose result the CRM never got, or got twice with different words.</param>
/// <param name="Windows">In how many kills at least one attempt was in that window, read from the rows and from the carrier after each death.</param>
/// <param name="Seconds">Of the clock on the wall.</param>
/// <param name="Findings">What was wrong, in words; at most twenty.</param>
public sealed record ChaosReport(
    string Shape,
    int Kills,
    int Contacts,
    int Dialled,
    int Invites,
    int DoubleDials,
    int Lost,
    int Unknown,
    int ResultsLost,
    IReadOnlyDictionary<string, int> Windows,
    double Seconds,
    IReadOnlyList<string> Findings)
{
    /// <summary>Whether nobody was called twice and nothing was lost.</summary>
    public bool Passed => Invites > 0 && DoubleDials == 0 && Lost == 0 && ResultsLost == 0;
}
