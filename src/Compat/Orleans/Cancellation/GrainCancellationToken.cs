using Orleans.Runtime;

namespace Orleans;

/// <summary>
///   1 at the boundary of a grain the token is forked: the callee's follows the caller's
///   2 the callee's is at home in the activation whose code looks at it first
///   3 cancelled, it tells its forks too, each in a turn of its home
/// </summary>
public sealed class GrainCancellationToken : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source = new();
    private readonly List<GrainCancellationToken> _forks = [];
    private Activation? _home;
    private bool _isCancelled;

    internal GrainCancellationToken()
    {
    }

    // Step 2.
    public CancellationToken CancellationToken
    {
        get
        {
            _home ??= RuntimeContext.Current as Activation;
            return _source.Token;
        }
    }

    public void Dispose() => _source.Dispose();

    // Step 1.
    internal GrainCancellationToken Fork()
    {
        var fork = new GrainCancellationToken();
        lock (_gate)
        {
            if (!_isCancelled)
            {
                _forks.Add(fork);
                return fork;
            }
        }

        _ = fork.Cancel();
        return fork;
    }

    // Step 3.
    internal Task Cancel()
    {
        GrainCancellationToken[] forks;
        lock (_gate)
        {
            forks = [.. _forks];
            _forks.Clear();

            // Under the gate, so that nobody forks a token that is cancelled and is not told; what hangs on it runs below, without the gate.
            _isCancelled = true;
        }

        _source.Cancel();
        return Task.WhenAll(forks.Select(static fork => fork.CancelAtHome()));
    }

    private Task CancelAtHome()
    {
        if (_home is not { } home)
        {
            return Cancel();
        }

        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        home.Post(_ => _ = CancelInTurn(told), state: null);
        return told.Task;
    }

    private async Task CancelInTurn(TaskCompletionSource told)
    {
        try
        {
            await Cancel();
            told.SetResult();
        }
        catch (Exception error)
        {
            // Thrown by what the grain hung on the token: whoever cancels hears of it.
            told.SetException(error);
        }
    }
}
