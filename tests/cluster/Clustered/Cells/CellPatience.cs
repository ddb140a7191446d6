namespace CxBridge.Tests.Cluster.Cells;

/// <summary>How long a test waits before it gives up: to fail rather than hang, never to measure. Machines that test are slow and pause.</summary>
internal static class CellPatience
{
    /// <summary>For a host to be ready or to refuse.</summary>
    public static readonly TimeSpan Start = TimeSpan.FromMinutes(4);

    /// <summary>For a host to let its live calls end and to stop.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromMinutes(6);

    /// <summary>For a campaign to be over.</summary>
    public static readonly TimeSpan Campaign = TimeSpan.FromMinutes(10);
}
