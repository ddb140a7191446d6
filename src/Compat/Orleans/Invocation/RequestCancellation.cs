namespace Orleans.Runtime;

/// <summary>
/// Ties the caller's token to the callee's. The callee gets a token of its own, so that its callbacks run in a turn of the callee and not
/// on the thread that cancels.
/// </summary>
internal sealed class RequestCancellation : IDisposable
{
    private readonly GrainRequest _request;
    private readonly CancellationToken _callers;
    private readonly CancellationTokenSource _callees = new();
    private CancellationTokenRegistration _registration;

    public RequestCancellation(GrainRequest request, CancellationToken callers)
    {
        _request = request;
        _callers = callers;
        request.Bind(_callees.Token);
    }

    public void Watch() =>
        _registration = _callers.UnsafeRegister(static state => ((RequestCancellation)state!).OnCallerCancelled(), this);

    /// <summary>Cancels the callee's token, in a turn if the request has begun. False if it was cancelled before.</summary>
    public bool TryCancel()
    {
        if (_callees.IsCancellationRequested)
        {
            return false;
        }

        if (_request.Host is { } host)
        {
            host.Post(static state => ((CancellationTokenSource)state!).Cancel(), _callees);
        }
        else
        {
            _callees.Cancel();
        }

        return true;
    }

    private void OnCallerCancelled()
    {
        TryCancel();
        if (!_request.Target.Runtime.Settings.WaitForCancellationAcknowledgement)
        {
            _request.Cancel(_callers);
        }
    }

    public void Dispose() => _registration.Dispose();
}
