namespace Orleans.Configuration;

public class ClusterOptions
{
    public const string DefaultClusterId = "default";
    public const string DefaultServiceId = "default";

    public string ClusterId { get; set; } = DefaultClusterId;

    /// <summary>Part of the identity of stored states: it must outlive redeployments.</summary>
    public string ServiceId { get; set; } = DefaultServiceId;
}
