namespace CxBridge.Bench.Chaos;

/// <summary>What is killed.</summary>
public enum ChaosShape
{
    /// <summary>The embedded edition: one process on SQLite, so that each kill is everything at once.</summary>
    OneHost,

    /// <summary>The cluster edition: three processes on PostgreSQL, of which one at a time is killed and started again.</summary>
    Cell,
}
