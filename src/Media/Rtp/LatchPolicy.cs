namespace CxBridge.Media.Rtp;

/// <summary>From whom RTP is accepted when it does not come from the signalled address.</summary>
public enum LatchPolicy
{
    /// <summary>Any port of the signalled host.</summary>
    SignalledHost,

    /// <summary>Any host: for carriers whose media gateways sit behind a NAT.</summary>
    AnyHost,
}
