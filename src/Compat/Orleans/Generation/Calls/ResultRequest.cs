using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace CxBridge.Compat.Generation;

/// <summary>A call of a method that returns <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResultRequest<T> : GrainRequest
{
    // The continuations of the caller must not run inside the callee's turn.
    private TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTask<T> _pending;
    private ValueTask<Response> _filtered;
    private bool _isFiltered;
    private T _result = default!;

    internal Task<T> Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    protected abstract ValueTask<T> InvokeMethod();

    public sealed override async ValueTask<Response> Invoke()
    {
        try
        {
            return Response.FromResult(await InvokeMethod());
        }
        catch (Exception error)
        {
            return Response.FromException(error);
        }
    }

    private protected virtual T CopyResult(T result) => Codecs.Copy(result);

    private protected virtual T RoundTripResult(T result) => Codecs.RoundTrip(result);

    private protected sealed override bool Begin()
    {
        if (IncomingCall.TryStart(this, out _filtered))
        {
            _isFiltered = true;
            return _filtered.IsCompleted;
        }

        _pending = InvokeMethod();
        return _pending.IsCompleted;
    }

    private protected sealed override void AwaitInvoked(Action continuation)
    {
        if (_isFiltered)
        {
            _filtered.GetAwaiter().UnsafeOnCompleted(continuation);
        }
        else
        {
            _pending.GetAwaiter().UnsafeOnCompleted(continuation);
        }
    }

    private protected sealed override Exception? Finish()
    {
        try
        {
            var result = _isFiltered ? _filtered.GetAwaiter().GetResult().GetResult<T>() : _pending.GetAwaiter().GetResult();
            if (!IsAnswered)
            {
                _result = Target.Runtime.Settings.RoundTripMessages ? RoundTripResult(result) : CopyResult(result);
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private protected sealed override void Reply() => _answer.TrySetResult(_result);

    internal sealed override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled)
        {
            _answer.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _answer.TrySetException(error);
        }
    }

    internal sealed override void Cancel(CancellationToken token) => _answer.TrySetCanceled(token);

    internal sealed override void AnswerOnThisThread() => _answer = new TaskCompletionSource<T>();
}
