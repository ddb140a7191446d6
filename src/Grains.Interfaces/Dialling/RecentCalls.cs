namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>Sums over the last 5 minutes; see <see cref="Domain.Dialling.History.CallTally"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.RecentCalls")]
public sealed record RecentCalls(
    [property: Id(0)] int Resolved,
    [property: Id(1)] int Answered,
    [property: Id(2)] int Abandoned,
    [property: Id(3)] int Talks,
    [property: Id(4)] long TalkTicks);
