namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>Port: whether the dialler of this process works.</summary>
public interface IDialPulse
{
    /// <summary>Partitions that this process should be dialling and that do not tick; empty when all is well, or when it dials none.</summary>
    IReadOnlyList<StalePartition> Stale();
}
