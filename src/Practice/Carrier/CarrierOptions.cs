using System.Net;

namespace CxBridge.Practice.Carrier;

/// <summary>Settings of a practice carrier.</summary>
/// <param name="Sip">Address and port to listen on; port 0 for any free one.</param>
/// <param name="LogFolder">Where the truth log is.</param>
/// <param name="FirstRtpPort">Lowest RTP port.</param>
/// <param name="LastRtpPort">Highest RTP port.</param>
/// <param name="Channels">Most calls at a time; what is above is refused with 503. Null for no limit.</param>
/// <param name="CallsPerSecond">Most INVITEs within any one second; what is above is refused with 503. Null for no limit.</param>
public sealed record CarrierOptions(IPEndPoint Sip, string LogFolder, int FirstRtpPort, int LastRtpPort, int? Channels, int? CallsPerSecond);
