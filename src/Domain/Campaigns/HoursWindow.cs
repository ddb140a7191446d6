namespace CxBridge.Domain.Campaigns;

/// <summary>Hours of one day of the week, on the clock of the place.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">Since midnight; included.</param>
/// <param name="To">Since midnight, at most 24 hours; not included.</param>
public sealed record HoursWindow(DayOfWeek Day, TimeSpan From, TimeSpan To);
