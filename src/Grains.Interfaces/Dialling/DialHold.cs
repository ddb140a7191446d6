using CxBridge.Domain.Dialling.Explain;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>One thing that holds a campaign back; see <see cref="Hold"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.DialHold")]
public sealed record DialHold(
    [property: Id(0)] HoldCode Code,
    [property: Id(1)] string Text,
    [property: Id(2)] int? Contacts,
    [property: Id(3)] DateTimeOffset? Until);
