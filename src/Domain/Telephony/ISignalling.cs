namespace CxBridge.Domain.Telephony;

/// <summary>Port of the runtime plane to a signalling protocol; SIP implements it.</summary>
public interface ISignalling
{
    /// <summary>Sends an INVITE and returns at once; everything that follows arrives on <see cref="ICallLeg.Events"/>, the last being
    /// <see cref="LegEvent.Ended"/>. Never throws for what the network or the far end does.</summary>
    ICallLeg Place(PlaceCall call);
}
