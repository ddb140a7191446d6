namespace CxBridge.Tests.Cluster.Fixture;

/// <summary>Whether every message is written to bytes and read back, as between two machines.</summary>
public enum RoundTrip
{
    On = 0,
    Off = 1,
}
