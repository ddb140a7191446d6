using System.ComponentModel.DataAnnotations;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>A number that callees are shown.</summary>
public sealed record CallerId
{
    public required PhoneNumber Number { get; init; }

    /// <summary>Most calls a day (UTC) that show it; null: no limit.</summary>
    [Range(1, 100_000)]
    public int? DailyCap { get; init; }

    /// <summary>Most calls at once that show it; null: no limit.</summary>
    [Range(1, 10_000)]
    public int? CallsAtOnce { get; init; }

    /// <summary>One that is off is not shown.</summary>
    public CallerIdState State { get; init; } = CallerIdState.On;
}
