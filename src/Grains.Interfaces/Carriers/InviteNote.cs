using CxBridge.Domain.Carriers.Routing;

namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How an INVITE ended for its trunk; see <see cref="Domain.Carriers.Permits.InviteReport"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.InviteNote")]
public sealed record InviteNote(
    [property: Id(0)] string Trunk,
    [property: Id(1)] InviteFate Fate,
    [property: Id(2)] int? Status,
    [property: Id(3)] TimeSpan? RetryAfter,
    [property: Id(4)] string? Cause);
