namespace CxBridge.Domain.Fleet;

/// <summary>What a shard of the registry holds.</summary>
/// <param name="Hosts">Hosts that were heard of within three beats.</param>
/// <param name="Slots">Their slots.</param>
/// <param name="Free">Slots that could be reserved now.</param>
/// <param name="Expired">Tokens that lapsed since the shard began, neither used nor given back.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="FreeLines">Lines that could be reserved now.</param>
public readonly record struct FleetCapacity(int Hosts, int Slots, int Free, long Expired, int Lines, int FreeLines);
