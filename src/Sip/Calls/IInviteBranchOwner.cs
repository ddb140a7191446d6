using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>Hears what becomes of an INVITE; called under the gate.</summary>
internal interface IInviteBranchOwner
{
    /// <summary>Every provisional response, the final one, and every 2xx.</summary>
    void Received(InviteBranch branch, SipResponse response);

    /// <summary>No response at all in 64 x T1, or the network says that nobody is there.</summary>
    void Failed(InviteBranch branch, string reason);

    /// <summary>No final response in 64 x T1 after CANCEL.</summary>
    void CancelUnanswered(InviteBranch branch);
}
