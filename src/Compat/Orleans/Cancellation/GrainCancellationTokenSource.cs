namespace Orleans;

/// <summary>
/// The older way to cancel calls, which a grain may also keep beyond one call. New code passes a <see cref="CancellationToken"/>.
/// </summary>
public sealed class GrainCancellationTokenSource : IDisposable
{
    /// <summary>To be passed to grains; each of them gets a token of its own that follows this one.</summary>
    public GrainCancellationToken Token { get; } = new();

    public bool IsCancellationRequested => Token.CancellationToken.IsCancellationRequested;

    /// <summary>Completes when every grain that the token went to has been told, in a turn of its own.</summary>
    public Task Cancel() => Token.Cancel();

    public void Dispose() => Token.Dispose();
}
