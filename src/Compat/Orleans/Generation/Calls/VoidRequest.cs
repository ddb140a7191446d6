using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace CxBridge.Compat.Generation;

/// <summary>A call of a method that returns <c>Task</c>, <c>ValueTask</c> or nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class VoidRequest : GrainRequest
{
    private TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTask _pending;
    private ValueTask<Response> _filtered;
    private bool _isFiltered;

    internal Task Answer => _answer.Task;

    internal sealed override bool IsAnswered => _answer.Task.IsCompleted;

    protected abstract ValueTask InvokeMethod();

    public sealed override async ValueTask<Response> Invoke()
    {
        try
        {
            await InvokeMethod();
            return Response.Completed;
        }
        catch (Exception error)
        {
            return Response.FromException(error);
        }
    }

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
            if (_isFiltered)
            {
                _filtered.GetAwaiter().GetResult().GetResult<object?>();
            }
            else
            {
                _pending.GetAwaiter().GetResult();
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private protected sealed override void Reply() => _answer.TrySetResult();

    internal sealed override void Fail(Exception error)
    {
        if (error is OperationCanceledException cancelled)
        {
            _answer.TrySetCanceled(cancelled.CancellationToken);
        }
        else if (_answer.TrySetException(error) && IsOneWay)
        {
            // Nobody holds the task of a one-way call: without this look its failure would be reported as unobserved.
            _ = _answer.Task.Exception;
        }
    }

    internal sealed override void Cancel(CancellationToken token) => _answer.TrySetCanceled(token);

    internal sealed override void AnswerOnThisThread() => _answer = new TaskCompletionSource();
}
