using CxBridge.Domain.Attempts;

namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>An attempt is over.</summary>
[GenerateSerializer, Immutable, Alias("cx.AttemptClosedHint")]
public sealed record AttemptClosedHint([property: Id(0)] string Attempt, [property: Id(1)] AttemptOutcome Outcome);
