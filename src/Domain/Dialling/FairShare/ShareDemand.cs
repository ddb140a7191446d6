namespace CxBridge.Domain.Dialling.FairShare;

/// <summary>What a campaign wants of the slots that are free.</summary>
/// <param name="Wanted">Slots that it would use now.</param>
/// <param name="Held">Slots that it has already.</param>
/// <param name="Weight">Its weight against the others, above 0.</param>
/// <param name="Guaranteed">Slots that it gets before weights count, held ones included.</param>
/// <param name="HasWaited">For how long it has wanted slots and had none.</param>
public readonly record struct ShareDemand(int Wanted, int Held, int Weight, int Guaranteed, TimeSpan HasWaited);
