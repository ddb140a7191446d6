using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>All carriers, and the chance that rules on the way to them.</summary>
internal sealed class SimulatedCarriers(int seed, IReadOnlyList<SimulatedCarrier> all)
{
    public IReadOnlyList<SimulatedCarrier> All => all;

    public Random Chance { get; } = new(seed);

    /// <summary>Permits that the gates gave.</summary>
    public int Permits { get; set; }

    /// <summary>Permits that were void when their INVITE was to be sent.</summary>
    public int Void { get; set; }

    /// <summary>Permits that came when nobody was to be called any more.</summary>
    public int Unused { get; set; }

    public IEnumerable<Invite> Invites => all.SelectMany(c => c.Invites);

    public SimulatedCarrier Of(CarrierId id) => all.Single(c => c.Row.Id == id);
}
