namespace Orleans.Runtime;

/// <summary>A timer of an activation; it ends with it.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}
