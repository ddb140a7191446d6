using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Calls;

/// <summary>The reliable provisional responses to one INVITE of the far end (RFC 3262 section 3), one on the way at a time.</summary>
/// <remarks>
/// <code>
///   1 sent with RSeq, again after T1, 2 T1, 4 T1 ...        2 the next one waits
///   3 PRACK: it arrived; 2 goes out, or what waited for all of them      4 no PRACK in 64 x T1: the call is refused
/// </code>
/// </remarks>
internal sealed class ReliableResponses
{
    // An owner that rings on without end must not pile them up; the newest is left out.
    private const int MaxWaiting = 8;
    private readonly InviteServerTransaction _transaction;
    private readonly SipTimers _timers;
    private readonly GateTimer _repeat;
    private readonly GateTimer _patience;
    private readonly Queue<SipResponse> _waiting = new();
    private SipResponse? _unacknowledged;
    private Action? _settled;
    private TimeSpan _interval;
    private uint _number = (uint)Random.Shared.Next(1, 10_000);

    public ReliableResponses(SipStack stack, InviteServerTransaction transaction, Action givenUp)
    {
        _transaction = transaction;
        _timers = stack.Timers;
        _repeat = stack.Timer(Repeat);
        _patience = stack.Timer(() =>
        {
            // 4
            Stop();
            givenUp();
        });
    }

    /// <summary>Whether nothing is on the way.</summary>
    public bool IsSettled => _unacknowledged is null;

    /// <summary>Whether one of them carried the answer.</summary>
    public bool HasSentBody { get; private set; }

    public void Send(SipResponse response)
    {
        if (_unacknowledged is not null)
        {
            // 2
            if (_waiting.Count < MaxWaiting)
            {
                _waiting.Enqueue(response);
            }

            return;
        }

        // 1
        response.Headers.Add(HeaderName.Require, SipExtension.Reliable);
        response.Headers.Add(HeaderName.RSeq, $"{++_number}");
        HasSentBody |= response.Body.Length > 0;
        _unacknowledged = response;
        _interval = _timers.T1;
        _transaction.Respond(response);
        _repeat.Start(_interval);
        _patience.Start(_timers.Patience);
    }

    /// <summary>Whether a PRACK is for what is on the way. <see cref="Proceed"/> once it has been answered.</summary>
    public bool Accept(SipRequest prack)
    {
        string[] rack = (prack.Headers[HeaderName.RAck] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (_unacknowledged is null || rack is not [var number, var sequence, "INVITE"] || number != $"{_number}" || sequence != $"{_transaction.Request.CSeq.Number}")
        {
            return false;
        }

        Stop();
        return true;
    }

    // 3
    public void Proceed()
    {
        if (_unacknowledged is null && _waiting.TryDequeue(out SipResponse? next))
        {
            Send(next);
        }
        else if (_unacknowledged is null && _settled is { } settled)
        {
            _settled = null;
            settled();
        }
    }

    /// <summary>Runs at once, or when the last PRACK has come: a 2xx must not overtake an answer (section 3).</summary>
    public void WhenSettled(Action action)
    {
        _waiting.Clear();
        _settled = action;
        Proceed();
    }

    public void Stop()
    {
        _unacknowledged = null;
        _repeat.Stop();
        _patience.Stop();
    }

    private void Repeat()
    {
        _interval *= 2;
        _repeat.Start(_interval);
        _transaction.Respond(_unacknowledged!);
    }
}
