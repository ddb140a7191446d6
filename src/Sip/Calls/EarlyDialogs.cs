using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Dialogs;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Sdp;

namespace CxBridge.Sip.Calls;

/// <summary>What the branches of a forked INVITE have said before the answer: one early dialog for each tag, and the media last heard of.</summary>
internal sealed class EarlyDialogs(SipStack stack, MediaNegotiator media, DigestSession credentials, Action<AgreedMedia> changed)
{
    // More branches than a carrier would fork to; the rest get no PRACK and repeat in vain.
    private const int Most = 16;
    private readonly Dictionary<DialogId, EarlyDialog> _all = [];
    private AgreedMedia? _last;

    /// <summary>A provisional response.</summary>
    /// <returns>What its body agrees to for now, or null.</returns>
    public AgreedMedia? Receive(SipRequest invite, SipResponse response)
    {
        AgreedMedia? answer = response.HasSdp ? media.Preview(response.Body.Span) : null;
        _last = answer ?? _last;
        if (response.Status > 100 && response.To.Tag is not null)
        {
            EarlyDialog? early = Find(response);
            if (early is null && _all.Count < Most)
            {
                early = new EarlyDialog(stack, invite, response, media, credentials, changed);
                _all[early.Dialog.Id] = early;
            }

            early?.Receive(response, answer);
        }

        return response.HasSdp ? _last : null;
    }

    public EarlyDialog? Find(SipResponse response) => _all.GetValueOrDefault(DialogId.Of(response));

    /// <summary>The answer came: what it agrees to counts, unless its branch had agreed before.</summary>
    /// <returns>Null when there is an agreement; otherwise the reason.</returns>
    public string? Settle(SipResponse success)
    {
        if (Find(success) is { IsSettled: true })
        {
            // A description in the 2xx after a reliable answer is a copy of it at best (RFC 6337 section 3.1.1).
            return null;
        }

        if (success.HasSdp)
        {
            return media.AcceptAnswer(success.Body.Span);
        }

        if (_last is null)
        {
            return "the answer has no session description";
        }

        // Some gateways answer only in an unreliable 183.
        media.Settle(_last);
        return null;
    }

    public void Close()
    {
        foreach (EarlyDialog early in _all.Values)
        {
            early.Close();
        }
    }
}
