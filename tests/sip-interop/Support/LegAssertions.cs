using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>Reads a leg's events in order.</summary>
internal static class LegAssertions
{
    public static Task<LegEvent> NextAsync(this ICallLeg leg) => leg.Events.ReadAsync().AsTask().WaitAsync(Agent.Patience);

    /// <summary>The next event must be a <typeparamref name="T"/>.</summary>
    public static async Task<T> NextAsync<T>(this ICallLeg leg)
        where T : LegEvent => Assert.IsType<T>(await leg.NextAsync());

    /// <summary>Skips what comes before the first <typeparamref name="T"/>; the end of the leg ends the wait.</summary>
    public static async Task<T> UntilAsync<T>(this ICallLeg leg)
        where T : LegEvent
    {
        var skipped = new List<LegEvent>();
        while (true)
        {
            LegEvent next = await leg.NextAsync();
            if (next is T wanted)
            {
                return wanted;
            }

            skipped.Add(next);
            Assert.False(next is LegEvent.Ended, $"The leg ended without {typeof(T).Name}: {string.Join(", ", skipped)}");
        }
    }

    public static async Task<LegEnd> EndAsync(this ICallLeg leg) => (await leg.UntilAsync<LegEvent.Ended>()).End;
}
