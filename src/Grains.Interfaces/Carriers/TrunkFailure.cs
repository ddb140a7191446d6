namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>An INVITE that a trunk did not carry.</summary>
/// <param name="Status">SIP status, or null.</param>
/// <param name="Cause">In words, or null.</param>
/// <param name="RetryAfter">How long it asked to be left alone, or null.</param>
/// <param name="At">When it ended.</param>
[GenerateSerializer, Immutable, Alias("cx.TrunkFailure")]
public sealed record TrunkFailure(
    [property: Id(0)] int? Status,
    [property: Id(1)] string? Cause,
    [property: Id(2)] TimeSpan? RetryAfter,
    [property: Id(3)] DateTimeOffset At);
