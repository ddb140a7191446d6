namespace CxBridge.Bench.Grains;

/// <summary>Callers outside grains, each with one call under way, spread over as many grains as there are callers.</summary>
internal sealed class CallBench(IGrainFactory grains, TimeProvider time)
{
    private const int Callers = 100;

    // One call in so many is timed: reading the clock twice for each would be part of what is measured.
    private const int SampleEvery = 16;

    public async Task<(long CallsPerSecond, double P99Micros)> RunAsync(TimeSpan duration)
    {
        var start = time.GetTimestamp();
        var callers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller, start, duration))));
        var elapsed = time.GetElapsedTime(start);
        var samples = callers.SelectMany(static caller => caller.Samples).Order().ToArray();
        var p99 = samples.Length == 0 ? 0 : samples[(int)(samples.Length * 0.99)] / (double)time.TimestampFrequency * 1e6;
        return ((long)(callers.Sum(static caller => caller.Calls) / elapsed.TotalSeconds), Math.Round(p99, 1));
    }

    public async Task<long> BytesPerActivationAsync(int activations)
    {
        const long firstKey = 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < activations; i++)
        {
            await grains.GetGrain<IPingGrain>(firstKey + i).Add(1);
        }

        return (GC.GetTotalMemory(forceFullCollection: true) - before) / activations;
    }

    private async Task<(long Calls, List<long> Samples)> CallAsync(int caller, long start, TimeSpan duration)
    {
        var grain = grains.GetGrain<IPingGrain>(caller);
        var samples = new List<long>();
        long calls = 0;
        while (time.GetElapsedTime(start) < duration)
        {
            var sent = time.GetTimestamp();
            await grain.Add(1);
            samples.Add(time.GetTimestamp() - sent);
            for (var i = 1; i < SampleEvery; i++)
            {
                await grain.Add(1);
            }

            calls += SampleEvery;
        }

        return (calls, samples);
    }
}
