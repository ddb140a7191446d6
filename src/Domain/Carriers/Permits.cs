namespace CxBridge.Domain.Carriers;

/// <summary>Places in a carrier's schedule.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstAfter">From now to the first.</param>
/// <param name="Spacing">Between two.</param>
public readonly record struct Permits(int Count, TimeSpan FirstAfter, TimeSpan Spacing);
