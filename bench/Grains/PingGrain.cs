namespace CxBridge.Bench.Grains;

public sealed class PingGrain : Grain, IPingGrain
{
    private int _sum;

    public Task<int> Add(int number) => Task.FromResult(_sum += number);
}
