namespace CxBridge.Bench.Storage;

/// <summary>A clock that begins on a working day at noon: the rules of calling apply in a benchmark too, and none may be measured with its hours closed.</summary>
internal sealed class WorkingHours : TimeProvider
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private readonly TimeSpan _ahead = Noon - System.GetUtcNow();

    public static WorkingHours Clock { get; } = new();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
