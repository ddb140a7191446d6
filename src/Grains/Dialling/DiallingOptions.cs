using System.ComponentModel.DataAnnotations;

namespace CxBridge.Grains.Dialling;

/// <summary>Settings of the dialler, section <c>Dialling</c>.</summary>
public sealed class DiallingOptions
{
    /// <summary>A partition that should tick every 2 s and has begun none for more than so many ticks makes the process unwell: <c>/health</c> then answers
    /// 503 until it ticks again. Default 5.</summary>
    [Range(2, 1000)]
    public int StaleTicks { get; set; } = 5;
}
