using CxBridge.Grains.Fleet;
using CxBridge.Grains.Interfaces.Fleet;

namespace CxBridge.Bench.Fleet;

/// <summary>Callers that do nothing but reserve one slot and give it back.</summary>
internal static class FlatOut
{
    private const int Callers = 64;

    /// <returns>Reservations a second.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<FleetClient> clients, TimeSpan duration, TimeProvider time)
    {
        long began = time.GetTimestamp();
        long[] reserved = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() => CallAsync(clients[n % clients.Count]))));
        return (int)(reserved.Sum() / time.GetElapsedTime(began).TotalSeconds);

        async Task<long> CallAsync(FleetClient client)
        {
            long count = 0;
            while (time.GetElapsedTime(began) < duration)
            {
                IReadOnlyList<SlotGrant> grants = await client.ReserveAsync(1);
                count += grants.Count;
                await client.ReleaseAsync(grants);
            }

            return count;
        }
    }
}
