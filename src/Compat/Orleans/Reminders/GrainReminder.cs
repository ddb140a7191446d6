using Orleans.Runtime;

namespace Orleans.Reminders;

internal sealed record GrainReminder(GrainId GrainId, string ReminderName, string? ETag) : IGrainReminder;
