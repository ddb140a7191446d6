using CxBridge.Domain.Telephony;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Calls;

/// <summary>One INVITE to one target, and what is owed to the far end when nobody wants its answer any more.</summary>
/// <remarks>
/// <code>
///   given up before any response   no CANCEL may be sent yet (RFC 3261 section 9.1): the first 1xx sends it, or timer B ends it
///   given up after a 1xx           CANCEL; a final response within 64 x T1, or the branch is dropped
/// </code>
/// </remarks>
internal sealed class InviteBranch : IClientTransactionUser
{
    private readonly SipStack _stack;
    private readonly IInviteBranchOwner _owner;
    private readonly GateTimer _cancelLimit;
    private readonly InviteClientTransaction _transaction;
    private HangupReason? _givenUp;
    private bool _isFinal;

    /// <summary>Sends it.</summary>
    public InviteBranch(SipStack stack, IInviteBranchOwner owner, SipFlow target, SipRequest invite)
    {
        _stack = stack;
        _owner = owner;
        Target = target;
        Request = invite;
        _cancelLimit = stack.Timer(CancelUnanswered);
        _transaction = (InviteClientTransaction)stack.Start(invite, target, this);
    }

    /// <summary>Where it was meant to go.</summary>
    public SipFlow Target { get; }

    public SipRequest Request { get; }

    /// <summary>Whether any response has come.</summary>
    public bool HasProgressed { get; private set; }

    /// <summary>Takes it back; a second call changes nothing.</summary>
    public void GiveUp(HangupReason cause)
    {
        if (_givenUp is not null)
        {
            return;
        }

        _givenUp = cause;
        if (HasProgressed && !_isFinal)
        {
            SendCancel();
        }
    }

    /// <summary>The leg is over: a far end that rings for ever must not keep the transaction for ever.</summary>
    public void Drop()
    {
        _cancelLimit.Stop();
        _transaction.AbandonIfUnanswered();
    }

    public void Received(SipResponse response)
    {
        bool first = !HasProgressed;
        HasProgressed = true;
        if (!response.IsProvisional)
        {
            _isFinal = true;
            _cancelLimit.Stop();
        }
        else if (first && _givenUp is not null)
        {
            SendCancel();
        }

        _owner.Received(this, response);
    }

    public void TimedOut() => _owner.Failed(this, "no response to the INVITE");

    public void TransportFailed(string reason) => _owner.Failed(this, reason);

    private void SendCancel()
    {
        _stack.Start(OutgoingRequests.Cancel(Request, _givenUp!.Value), _transaction.Flow, IgnoredResponses.Instance);
        _cancelLimit.Start(_stack.Timers.Patience);
    }

    private void CancelUnanswered()
    {
        Drop();
        _owner.CancelUnanswered(this);
    }
}
