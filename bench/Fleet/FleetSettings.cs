namespace CxBridge.Bench.Fleet;

/// <summary>What is simulated.</summary>
/// <param name="Hosts">Hosts without media.</param>
/// <param name="Slots">Slots of each.</param>
/// <param name="Rate">Reservations of one slot a second, at random moments.</param>
/// <param name="Duration">How long.</param>
/// <param name="Hold">Mean length of a call; lengths are exponential.</param>
/// <param name="Seed">Chooses moments, lengths and who dies.</param>
public sealed record FleetSettings(int Hosts, int Slots, double Rate, TimeSpan Duration, TimeSpan Hold, int Seed);
