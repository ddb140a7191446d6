using System.ComponentModel.DataAnnotations;

namespace CxBridge.Silo.Composition;

/// <summary>Settings of the host itself, section <c>Host</c>.</summary>
public sealed class HostAgentOptions
{
    /// <summary>How long live calls may go on after a request to stop; then they are hung up. Default 10 min; a host without calls stops at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainLimit { get; set; } = TimeSpan.FromMinutes(10);
}
