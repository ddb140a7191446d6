using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>The call that an INVITE of a far end wants to take the place of (RFC 3891 section 3).</summary>
/// <remarks>
/// <code>
///   no Replaces                       an INVITE like any other
///   more than one, or unreadable      400
///   matches nothing                   481        an incoming call that still rings: 481 too, as the RFC has it
///   a call that is ending             603
///   a call of ours that still rings   603: the RFC would have it taken over, but who is being dialled is the campaign's business
///   a call that stands, early-only    486
///   a call that stands                taken over: once the new one is answered, the old one gets its BYE
/// </code>
/// </remarks>
internal static class ReplacedCall
{
    /// <param name="stack">Knows the dialogs.</param>
    /// <param name="invite">Outside any dialog.</param>
    /// <param name="replaced">The call, or null when none is to be replaced.</param>
    /// <returns>Null, or the status to refuse with.</returns>
    public static int? Find(SipStack stack, SipRequest invite, out CallSession? replaced)
    {
        replaced = null;
        if (invite.Headers[HeaderName.Replaces] is not { } replaces)
        {
            return null;
        }

        int semicolon = replaces.IndexOf(';', StringComparison.Ordinal);
        if (semicolon <= 0 || invite.Headers.CountOf(HeaderName.Replaces) > 1 || SipParameters.Read(replaces.AsSpan(semicolon), out SipParameters tags) is not null)
        {
            return 400;
        }

        // The tags are ours and the far end's, as this side sees them.
        switch (stack.Dialogs.Find(new DialogId(replaces[..semicolon].Trim(), tags["to-tag"] ?? "", tags["from-tag"] ?? "")))
        {
            case CallSession { IsEnding: true } or EarlyDialog:
                return 603;
            case CallSession when tags["early-only"] is not null:
                return 486;
            case CallSession session:
                replaced = session;
                return null;
            default:
                return 481;
        }
    }
}
