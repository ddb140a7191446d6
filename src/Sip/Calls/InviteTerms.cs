using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Messages;

namespace CxBridge.Sip.Calls;

/// <summary>What a far end wants to see in an INVITE before it takes it: credentials (401, 407), a longer session interval (422, RFC 4028 section 7.3).</summary>
internal sealed class InviteTerms(SipOptions options, CarrierRoute route)
{
    // 422 may be answered once by each proxy on the way; more is a loop.
    private const int MaxRaises = 3;
    private TimeSpan _sessionInterval = options.SessionExpires;
    private int _raises;

    /// <summary>Good for the requests that follow the INVITE, too.</summary>
    public DigestSession Credentials { get; } = new(route.Username, route.Password);

    /// <summary>Puts everything that was asked for into an INVITE.</summary>
    public void Apply(SipRequest invite)
    {
        SessionTimer.Offer(invite, _sessionInterval, options);
        Credentials.Apply(invite);
    }

    /// <returns>Whether it makes sense to send the INVITE again.</returns>
    public bool Accept(SipResponse response) => response.Status switch
    {
        401 or 407 => Credentials.Accept(response),
        422 => TryRaise(response),
        _ => false,
    };

    private bool TryRaise(SipResponse response)
    {
        if (_raises == MaxRaises || !(SessionExpires.MinimumOf(response) > _sessionInterval))
        {
            return false;
        }

        _raises++;
        _sessionInterval = SessionExpires.MinimumOf(response)!.Value;
        return true;
    }
}
