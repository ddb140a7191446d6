using System.Diagnostics;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <content>From a reference to the mailbox of its target.</content>
internal sealed partial class SiloRuntime
{
    private readonly IOutgoingGrainCallFilter[] _outgoingFilters;
    private readonly long _defaultTimeout;
    private volatile bool _isStopped;

    public Task<T> Send<T>(GrainReference reference, ResultRequest<T> request)
    {
        if (!Prepare(reference, request, out var refusal))
        {
            return refusal is OperationCanceledException cancelled
                ? Task.FromCanceled<T>(cancelled.CancellationToken)
                : Task.FromException<T>(refusal!);
        }

        if (_outgoingFilters.Length > 0)
        {
            return new OutgoingCall(request, _outgoingFilters, SendThroughFilters).Run<T>();
        }

        Deliver(request);
        return request.Answer;

        async ValueTask<Response> SendThroughFilters(GrainRequest sent)
        {
            Deliver(sent);
            try
            {
                return Response.FromResult(await request.Answer);
            }
            catch (Exception error)
            {
                return Response.FromException(error);
            }
        }
    }

    public Task Send(GrainReference reference, VoidRequest request)
    {
        if (!Prepare(reference, request, out var refusal))
        {
            return refusal is OperationCanceledException cancelled
                ? Task.FromCanceled(cancelled.CancellationToken)
                : Task.FromException(refusal!);
        }

        if (_outgoingFilters.Length > 0)
        {
            return new OutgoingCall(request, _outgoingFilters, SendThroughFilters).Run<object?>();
        }

        Deliver(request);
        return request.IsOneWay ? Task.CompletedTask : request.Answer;

        async ValueTask<Response> SendThroughFilters(GrainRequest sent)
        {
            Deliver(sent);
            try
            {
                if (!request.IsOneWay)
                {
                    await request.Answer;
                }

                return Response.Completed;
            }
            catch (Exception error)
            {
                return Response.FromException(error);
            }
        }
    }

    /// <summary>Gives a request that found its target ended to the one that is there now.</summary>
    public void Redeliver(GrainRequest request)
    {
        // A tick belongs to the activation that has ended, and ends with it.
        if (request.IsAnswered || request is TimerTick)
        {
            return;
        }

        request.Target.LastTarget = null;
        Deliver(request);
    }

    public void TimeOut(GrainRequest request)
    {
        Metrics.CallTimedOut();
        Log.LogTimedOut(request.ToString(), request.Descriptor.ResponseTimeout ?? Settings.ResponseTimeout);
        var timeout = request.Descriptor.ResponseTimeout ?? Settings.ResponseTimeout;
        request.Fail(new TimeoutException(
            $"Response did not arrive on time in {timeout} for message: {request}. "
            + "The outcome is unknown. A cycle of calls between grains that are not reentrant ends like this."));
        if (Settings.CancelRequestOnTimeout)
        {
            request.TryCancel();
        }
    }

    private bool Prepare(GrainReference reference, GrainRequest request, out Exception? refusal)
    {
        refusal = null;
        request.Target = reference;
        request.Source = RuntimeContext.Current as Activation;
        request.Context = ExportContext();
        if (Work.IsOneThread)
        {
            request.AnswerOnThisThread();
        }

        if (SiloTelemetry.Source.HasListeners() && Activity.Current is { } activity)
        {
            request.ParentActivity = activity.Context;
        }

        try
        {
            if (Settings.RoundTripMessages)
            {
                request.RoundTripArguments();
            }

            if (request.IsCancellable && request.GetCancellationToken() is { CanBeCanceled: true } token)
            {
                token.ThrowIfCancellationRequested();
                request.Cancellation = new RequestCancellation(request, token);
                request.Cancellation.Watch();
            }
        }
        catch (Exception error)
        {
            refusal = error;
        }

        return refusal is null;
    }

    private void Deliver(GrainRequest request)
    {
        try
        {
            if (_isStopped)
            {
                throw new SiloUnavailableException("The silo has stopped.");
            }

            if (!request.IsOneWay && request.Deadline == long.MaxValue)
            {
                var timeout = request.Descriptor.ResponseTimeout is { } own ? ToTimestamp(own) : _defaultTimeout;
                request.Deadline = Time.GetTimestamp() + timeout;
            }

            var reference = request.Target;
            var target = reference.LastTarget;
            if (target is not { IsUsable: true })
            {
                target = Directory.GetOrActivate(reference.GrainId);
                reference.LastTarget = target;
            }

            target.Receive(request);
        }
        catch (Exception error)
        {
            request.Fail(error);
        }
    }

    private static RequestContextData? ExportContext()
    {
        var context = RequestContext.Current;
        if (context?.Values is not { } values)
        {
            return context;
        }

        // Values cross like arguments do; those that cannot change need no copy, and then neither does the dictionary.
        Dictionary<string, object>? copies = null;
        foreach (var (key, value) in values)
        {
            if (!Codecs.For(value.GetType()).IsShallow)
            {
                (copies ??= new Dictionary<string, object>(values))[key] = Codecs.Copy(value);
            }
        }

        return copies is null ? context : context with { Values = copies };
    }
}
