using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The hosts, as the control plane's grains reach them.</summary>
internal sealed class SimulatedFleet(CampaignWorld world) : ICallEngine
{
    private readonly SortedDictionary<string, SimulatedHost> _hosts = new(StringComparer.Ordinal);

    public event Action<AttemptClosed>? Closed
    {
        add { }
        remove { }
    }

    public HostId Host => _hosts.Values.First().Id;

    public IEnumerable<SimulatedCall> InSlots => _hosts.Values.SelectMany(h => h.InSlots);

    public int Slots => _hosts.Count * SimulatedHost.Slots;

    /// <summary>Orders.</summary>
    public int Ordered { get; private set; }

    /// <summary>Orders that hosts refused.</summary>
    public int Refused { get; private set; }

    public void Start(string name, string incarnation) => _hosts[name] = new SimulatedHost(world, name, incarnation);

    public void Kill(string name)
    {
        _hosts[name].Kill();
        _hosts.Remove(name);
    }

    public DialAnswer Dial(DialOrder order)
    {
        DialAnswer answer = _hosts.TryGetValue(order.Token.Host.Name, out SimulatedHost? host) ? host.Dial(order) : DialAnswer.WrongIncarnation;
        Ordered++;
        Refused += answer == DialAnswer.Accepted ? 0 : 1;
        return answer;
    }

    /// <summary>Every host's beat.</summary>
    public Task BeatAsync(FleetClient registry) => Task.WhenAll(_hosts.Values.Select(host => registry.ShardOf(host.Id.Name).Report(HostBeat.Of(host.Report()))));

    public HostReport Report() => _hosts.Values.First().Report();

    public void Obey(HostOrder order)
    {
        // Nobody cordons these hosts.
    }

    public bool Hangup(AttemptId attempt, HangupReason reason) => false;

    public Task DrainAsync(CancellationToken deadline) => Task.CompletedTask;
}
