using CxBridge.Domain.Fleet;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>A registry that knows the hosts that a test names, and keeps what they were told.</summary>
internal sealed class FakeFleet : IFleet
{
    public List<HostReport> Hosts { get; } = [];

    public List<(string Host, HostOrder Order)> Orders { get; } = [];

    public bool IsAway { get; set; }

    public Task<IReadOnlyList<HostReport>> HostsAsync(CancellationToken cancellationToken) =>
        IsAway ? throw new TimeoutException("The registry is away.") : Task.FromResult<IReadOnlyList<HostReport>>([.. Hosts]);

    public Task<bool> OrderAsync(string hostName, HostOrder order, CancellationToken cancellationToken)
    {
        if (!Hosts.Exists(h => h.Host.Name == hostName))
        {
            return Task.FromResult(false);
        }

        Orders.Add((hostName, order));
        return Task.FromResult(true);
    }
}
