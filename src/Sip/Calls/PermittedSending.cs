using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Calls;

/// <summary>Waits for the permit of an INVITE, and sends it within the life of that permit. Used under the gate; its callbacks come under it.</summary>
/// <remarks>
/// <code>
///   1 ask       outside the gate; at most one question at a time
///   2 refused   the call is told why
///   3 given     sent when it is still valid under the gate: else 1, for a thread that came late must not crowd the next second
///   4 stopped   the call ended meanwhile: a permit that comes is not used
/// </code>
/// </remarks>
internal sealed class PermittedSending(SipStack stack, IInvitePermits permits)
{
    private Action? _stop;

    /// <summary>Asks, and calls one of the two unless it is stopped before.</summary>
    public void Send(Action send, Action<string> refused)
    {
        Stop();
        var waiting = new CancellationTokenSource();
        _stop = waiting.Cancel;

        // Owned by the call: it stops it when it ends, and hears of every outcome.
        _ = AskAsync(send, refused, waiting);
    }

    /// <summary>4</summary>
    public void Stop()
    {
        _stop?.Invoke();
        _stop = null;
    }

    private async Task AskAsync(Action send, Action<string> refused, CancellationTokenSource waiting)
    {
        bool done = false;
        while (!done)
        {
            // 1
            InvitePermit permit = await NextAsync(waiting.Token);
            lock (stack.Gate)
            {
                done = permit.Refusal is not null || waiting.IsCancellationRequested || stack.Time.GetTimestamp() <= permit.SendBefore;
                if (!done || waiting.IsCancellationRequested)
                {
                    continue;
                }

                _stop = null;
                if (permit.Refusal is { } reason)
                {
                    refused(EndReasons.Clean(reason)); // 2
                }
                else
                {
                    permits.Used(); // 3
                    send();
                }
            }
        }
    }

    private async Task<InvitePermit> NextAsync(CancellationToken stopped)
    {
        try
        {
            // Not on the caller's stack: it holds the gate.
            await Task.Yield();
            return await permits.NextAsync(stopped);
        }
#pragma warning disable CA1031 // Who cannot be asked permits nothing; the call ends with that, and its owner goes another way.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return InvitePermit.Refused($"no permit: {fault.Message}");
        }
    }
}
