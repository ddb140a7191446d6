using CxBridge.Domain.Telephony;
using CxBridge.Sip.Calls;

namespace CxBridge.Sip;

/// <summary>Places calls over a started <see cref="SipEndpoint"/>.</summary>
public sealed class SipSignalling(SipEndpoint endpoint) : ISignalling
{
    /// <inheritdoc/>
    public ICallLeg Place(PlaceCall call)
    {
        var leg = new OutgoingLeg(endpoint.Stack, call);
        leg.Start();
        return leg;
    }
}
