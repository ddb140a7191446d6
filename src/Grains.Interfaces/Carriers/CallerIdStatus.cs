namespace CxBridge.Grains.Interfaces.Carriers;

/// <summary>How a number stands; see <see cref="Domain.Carriers.CallerIds.CallerIdUse"/>.</summary>
[GenerateSerializer, Immutable, Alias("cx.CallerIdStatus")]
public sealed record CallerIdStatus(
    [property: Id(0)] string Number,
    [property: Id(1)] int Today,
    [property: Id(2)] int Open,
    [property: Id(3)] double? AnswerSeizureRatio,
    [property: Id(4)] TimeSpan? RestLeft);
