namespace CxBridge.Bench.Storage;

/// <summary>What is measured.</summary>
/// <param name="Store">Which database.</param>
/// <param name="Contacts">Rows imported, in batches of 5,000, numbers in random order.</param>
/// <param name="ImportSeconds">For all of them.</param>
/// <param name="ImportCpuSeconds">Processor time of the process meanwhile: what it would take on a machine that does nothing else, disk aside.</param>
/// <param name="ImportRowsPerSecond">Mean.</param>
/// <param name="ClaimsPerSecond">Contacts claimed a second by the owners of 8 partitions at once, each 20 at a time, while all the others wait in the table.</param>
/// <param name="ClaimCpuMicroseconds">Processor time a contact claimed.</param>
/// <param name="GatesPerSecond">With 16 hosts' worth of gates under way at any time.</param>
/// <param name="GateCpuMicroseconds">Processor time of one.</param>
/// <param name="GateP50Ms">Median of one such gate, from the request to the answer.</param>
/// <param name="GateP99Ms">99 of 100 are faster.</param>
/// <param name="LoneGateP99Ms">The same, with one gate at a time: each pays its own sync of the disk.</param>
/// <param name="ClosesPerSecond">With 16 under way, each with its outbox row.</param>
/// <param name="CloseCpuMicroseconds">Processor time of one.</param>
/// <param name="CountMs">Mean time to count a campaign.</param>
public sealed record StorageFigures(
    string Store,
    int Contacts,
    double ImportSeconds,
    double ImportCpuSeconds,
    int ImportRowsPerSecond,
    int ClaimsPerSecond,
    double ClaimCpuMicroseconds,
    int GatesPerSecond,
    double GateCpuMicroseconds,
    double GateP50Ms,
    double GateP99Ms,
    double LoneGateP99Ms,
    int ClosesPerSecond,
    double CloseCpuMicroseconds,
    double CountMs);
