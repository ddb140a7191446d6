namespace CxBridge.Media.Rtp;

/// <summary>A range of RTP ports.</summary>
/// <param name="First">Lowest RTP port.</param>
/// <param name="Last">Highest RTCP port.</param>
internal readonly record struct PortShare(int First, int Last);
