using System.ComponentModel.DataAnnotations;

namespace CxBridge.Silo.Composition;

/// <summary>Settings of the cluster edition, section <c>Cluster</c>.</summary>
internal sealed class ClusterSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cluster";

    /// <summary>Which cell this process belongs to; the same in all its processes, and written into the cell's database. Default <c>cxbridge</c>.</summary>
    [Required, StringLength(100)]
    public string ClusterId { get; set; } = "cxbridge";

    /// <summary>Whose grain states and reminders these are; outlives changes of <see cref="ClusterId"/>. Default <c>cxbridge</c>.</summary>
    [Required, StringLength(100)]
    public string ServiceId { get; set; } = "cxbridge";

    /// <summary>Connection string of the tables of membership, grain states and reminders. Default: that of the section Storage, whose database has them.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>What this process does. Default <see cref="HostRole.All"/>.</summary>
    public HostRole Role { get; set; } = HostRole.All;

    /// <summary>Port on which other silos reach this one. Default 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port on which gateways reach this silo. Default 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Address by which the others reach this process. Default: the one by which this machine reaches others.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Connection string of MongoDB, to keep grain states there. Default: they lie in PostgreSQL.</summary>
    public string? MongoConnectionString { get; set; }

    /// <summary>How long a gateway that starts waits for a silo of its cell, and then for a control host. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan JoinPatience { get; set; } = TimeSpan.FromMinutes(1);
}
