using CxBridge.Tests.Cluster.Fixture;

namespace CxBridge.Tests.Cluster.Concurrency;

public enum ChainReentrancy
{
    Default = 0,
    Allowed = 1,
    AllowedThenSuppressed = 2,
}

public interface ICycleGrain : IGrainWithStringKey
{
    /// <summary>Calls <paramref name="over"/>, which calls back.</summary>
    Task<string> GoRound(string over, ChainReentrancy reentrancy);

    Task<string> Bounce(ICycleGrain back, ChainReentrancy reentrancy);

    Task<string> Answer();

    Task<string> AskSelf();
}

public sealed class CycleGrain(Phases phases) : Grain, ICycleGrain
{
    public async Task<string> GoRound(string over, ChainReentrancy reentrancy)
    {
        var other = GrainFactory.GetGrain<ICycleGrain>(over);
        var me = this.AsReference<ICycleGrain>();
        if (reentrancy == ChainReentrancy.Default)
        {
            return await other.Bounce(me, reentrancy);
        }

        using var section = RequestContext.AllowCallChainReentrancy();
        return await other.Bounce(me, reentrancy);
    }

    public async Task<string> Bounce(ICycleGrain back, ChainReentrancy reentrancy)
    {
        phases.Open("bounced");
        if (reentrancy != ChainReentrancy.AllowedThenSuppressed)
        {
            return await back.Answer();
        }

        using var section = RequestContext.SuppressCallChainReentrancy();
        return await back.Answer();
    }

    public Task<string> Answer() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> AskSelf()
    {
        phases.Open("bounced");
        return this.AsReference<ICycleGrain>().Answer();
    }
}
