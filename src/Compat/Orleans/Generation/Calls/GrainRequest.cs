using System.ComponentModel;
using System.Diagnostics;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>
/// One call: arguments, message header and the caller's completion in one object.
///
///   1 the proxy copies the arguments into a request            (generated)
///   2 SiloRuntime.Send sets the header and the deadline
///   3 the target's mailbox keeps it until it may start
///   4 Execute runs the method on the target's scheduler
///   5 the result is copied and the caller completed            (or earlier, by time-out or cancellation)
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainRequest : MethodCall
{
    internal GrainReference Target { get; set; } = null!;

    internal Activation? Source { get; set; }

    internal RequestContextData? Context { get; set; }

    internal ActivityContext ParentActivity { get; set; }

    /// <summary>In timestamp units of the silo's clock; <see cref="long.MaxValue"/> for no limit.</summary>
    internal long Deadline { get; set; } = long.MaxValue;

    internal RequestCancellation? Cancellation { get; set; }

    internal IRequestHost? Host { get; private set; }

    internal bool IsReadOnly => (Descriptor.Flags & RequestFlags.ReadOnly) != 0;

    internal bool IsOneWay => (Descriptor.Flags & RequestFlags.OneWay) != 0;

    internal virtual bool IsAlwaysInterleave => (Descriptor.Flags & RequestFlags.AlwaysInterleave) != 0;

    /// <summary>Whether running this request is activity that postpones idle collection.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether the caller has its answer already: a response, a time-out or a cancellation.</summary>
    internal abstract bool IsAnswered { get; }

    public override bool TryCancel() => Cancellation?.TryCancel() ?? false;

    /// <summary>Calls the method; true if it has ended.</summary>
    private protected abstract bool Begin();

    private protected abstract void AwaitInvoked(Action continuation);

    /// <summary>Takes the outcome of the method, and a copy of its result while no other turn can change it.</summary>
    private protected abstract Exception? Finish();

    private protected abstract void Reply();

    internal abstract void Fail(Exception error);

    internal abstract void Cancel(CancellationToken token);

    /// <summary>Before it is sent: see <see cref="IWorkQueue.IsOneThread"/>.</summary>
    internal abstract void AnswerOnThisThread();

    /// <summary>Step 4, in a turn of <paramref name="host"/>.</summary>
    internal void Execute(IRequestHost host)
    {
        Host = host;
        Exception? failure;
        try
        {
            BindTarget(host.Instance!);
            if (!Begin())
            {
                AwaitInvoked(OnInvoked);
                return;
            }

            failure = Finish();
        }
        catch (Exception error)
        {
            failure = error;
        }

        End(failure);
    }

    private void OnInvoked() => End(Finish());

    private void End(Exception? failure)
    {
        // The host first: who has the answer sees the activation as it is after the request.
        Cancellation?.Dispose();
        Host!.Completed(this, failure);
        if (failure is null)
        {
            Reply();
        }
        else
        {
            Fail(failure);
        }
    }

    public override string ToString() => $"{Descriptor.ActivityName} to {Target?.GrainId}{(Source is null ? "" : $" from {Source.GrainId}")}";
}
