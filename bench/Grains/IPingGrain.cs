namespace CxBridge.Bench.Grains;

public interface IPingGrain : IGrainWithIntegerKey
{
    Task<int> Add(int number);
}
