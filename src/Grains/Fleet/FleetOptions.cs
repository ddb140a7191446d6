using System.ComponentModel.DataAnnotations;

namespace CxBridge.Grains.Fleet;

/// <summary>Settings of the fleet registry, section <c>Fleet</c>; the same in every process of a cell.</summary>
public sealed class FleetOptions
{
    /// <summary>Shards of the registry. Default 16: one for about 80 hosts of a full cell.</summary>
    [Range(1, 256)]
    public int Shards { get; set; } = 16;

    /// <summary>Which hosts dial together. Default <c>main</c>.</summary>
    [RegularExpression("[a-z][a-z0-9-]{0,30}")]
    public string Pool { get; set; } = "main";
}
