namespace Orleans.Runtime;

public sealed class ReminderException : OrleansException
{
    public ReminderException(string message)
        : base(message)
    {
    }
}
