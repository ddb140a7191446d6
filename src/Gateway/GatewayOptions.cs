using System.ComponentModel.DataAnnotations;

namespace CxBridge.Gateway;

/// <summary>Settings of the gateway.</summary>
public sealed class GatewayOptions
{
    /// <summary>Folder with the built console (<c>index.html</c> inside). Null: no console is served.</summary>
    public string? ConsoleFolder { get; set; }

    /// <summary>Where import reports and the keys that protect the sign-in cookie are kept. Required.</summary>
    [Required]
    public string DataFolder { get; set; } = "";

    /// <summary>How long a sign-in lasts without use. Default 12 hours.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Sign-in tries a minute from one address. Default 10.</summary>
    [Range(1, 1000)]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>Largest CSV upload, bytes. Default 2 GiB.</summary>
    [Range(1, long.MaxValue)]
    public long MaxImportBytes { get; set; } = 2L << 30;

    /// <summary>Imports that run at once; four times as many wait, more are refused with 429. Default 2.</summary>
    [Range(1, 64)]
    public int ImportsAtOnce { get; set; } = 2;

    /// <summary>Shares that a new campaign's contacts are split into. Default 4.</summary>
    [Range(1, 256)]
    public int PartitionsPerCampaign { get; set; } = 4;
}
