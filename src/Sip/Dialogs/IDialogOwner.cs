using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;

namespace CxBridge.Sip.Dialogs;

/// <summary>Hears what arrives within a dialog; called under the gate.</summary>
internal interface IDialogOwner
{
    /// <summary>A request other than ACK and CANCEL; the owner answers it.</summary>
    void Handle(ServerTransaction transaction);

    /// <summary>The ACK of a 2xx, which is no transaction (RFC 3261 section 17).</summary>
    void HandleAck(SipRequest ack);

    /// <summary>A 2xx to an INVITE whose transaction is gone: the ACK was lost.</summary>
    void HandleLateSuccess(SipResponse response);
}
