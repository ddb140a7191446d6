using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.Runtime;

namespace Orleans;

public static class GrainReminderExtensions
{
    /// <summary>The first tick comes after <paramref name="dueTime"/>, the next ones every <paramref name="period"/>.</summary>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        grain is IRemindable
            ? ServiceOf(grain).RegisterOrUpdate(grain.GrainContext.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} does not implement IRemindable.");

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => ServiceOf(grain).Unregister(reminder);

    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName) =>
        ServiceOf(grain).Get(grain.GrainContext.GrainId, reminderName);

    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => ServiceOf(grain).GetAll(grain.GrainContext.GrainId);

    private static ReminderService ServiceOf(IGrainBase grain) =>
        grain.GrainContext.ActivationServices.GetService<ReminderService>()
        ?? throw new OrleansException("Reminders are not set up: call AddReminders and register a reminder table on the silo builder.");
}
