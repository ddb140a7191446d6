namespace CxBridge.Domain.Dialling;

/// <summary>Progressive pacing: one INVITE for each free slot, never more, so that every answered call is spoken with. Pure.</summary>
public static class ProgressivePacing
{
    /// <summary>How many attempts to begin in this tick.</summary>
    /// <param name="concurrencyLimit">The campaign's own limit.</param>
    /// <param name="inFlight">Its open attempts.</param>
    /// <param name="due">Contacts that are due, as far as known; at least the demand.</param>
    public static int Demand(int concurrencyLimit, int inFlight, int due) => Math.Max(0, Math.Min(concurrencyLimit - inFlight, due));
}
