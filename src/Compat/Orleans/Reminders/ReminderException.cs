namespace Orleans.Reminders;

public sealed class ReminderException : Runtime.OrleansException
{
    public ReminderException(string message)
        : base(message)
    {
    }
}
