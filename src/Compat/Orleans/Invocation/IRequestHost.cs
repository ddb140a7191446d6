namespace Orleans.Runtime;

/// <summary>What runs requests: an activation or an observer.</summary>
internal interface IRequestHost
{
    SiloRuntime Runtime { get; }

    object? Instance { get; }

    /// <summary>The request has ended: the host may start the next one.</summary>
    void Completed(GrainRequest request, Exception? failure);

    /// <summary>Cancels the token of a running request in a turn of its own.</summary>
    void Post(Action<object?> action, object? state);
}
