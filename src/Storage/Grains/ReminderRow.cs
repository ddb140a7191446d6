namespace CxBridge.Storage.Grains;

/// <summary>A reminder as stored.</summary>
/// <param name="GrainId">Text form of the grain's id.</param>
/// <param name="Name">Unique for the grain.</param>
/// <param name="StartAt">When it fires first.</param>
/// <param name="Period">Between two firings.</param>
/// <param name="Hash">Of the grain's id: hosts share the reminders by ranges of it.</param>
/// <param name="ETag">Differs for every write; ignored when writing.</param>
public sealed record ReminderRow(string GrainId, string Name, DateTimeOffset StartAt, TimeSpan Period, uint Hash, string ETag);
