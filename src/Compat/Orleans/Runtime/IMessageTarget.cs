namespace Orleans.Runtime;

/// <summary>What the directory knows: an activation, a pool of stateless workers or an observer.</summary>
internal interface IMessageTarget
{
    /// <summary>False once it has ended for good: look the id up again.</summary>
    bool IsUsable { get; }

    void Receive(GrainRequest request);

    /// <summary>Answers overdue callers, and ends what has idled for too long if <paramref name="collect"/>.</summary>
    void Sweep(long now, bool collect);

    /// <summary>Ends it; the task completes when it has ended.</summary>
    Task End(DeactivationReason reason);
}
