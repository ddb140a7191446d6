using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>A session description as far as an audio call needs it (RFC 8866).</summary>
internal sealed record SdpDescription(IReadOnlyList<SdpMedia> Media, MediaDirection? Direction);
