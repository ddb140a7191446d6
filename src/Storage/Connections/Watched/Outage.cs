namespace CxBridge.Storage.Connections.Watched;

/// <summary>A time during which the database did not do its work.</summary>
/// <param name="Length">From the first failure to the last.</param>
/// <param name="Failures">Transactions that failed.</param>
internal readonly record struct Outage(TimeSpan Length, long Failures);
