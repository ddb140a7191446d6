using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Codec names and static payload types (RFC 3551 section 6).</summary>
internal static class SdpCodecs
{
    /// <summary>Payload type that we give telephone-event in offers; widely expected.</summary>
    public const int DtmfPayloadType = 101;

    public static int PayloadType(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => 0,
        AudioCodec.Pcma => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "A codec without a payload type."),
    };

    public static string Name(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => "PCMU/8000",
        AudioCodec.Pcma => "PCMA/8000",
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "A codec without a name."),
    };

    /// <summary>The codec behind a format of a media line, or null when it is none of ours.</summary>
    public static AudioCodec? Find(SdpMedia media, string format) => NameOf(media, format) switch
    {
        "PCMU/8000" => AudioCodec.Pcmu,
        "PCMA/8000" => AudioCodec.Pcma,
        _ => null,
    };

    /// <summary>Payload type of telephone-event at 8 kHz, or null.</summary>
    public static int? FindDtmf(SdpMedia media)
    {
        foreach (string format in media.Formats)
        {
            if (NameOf(media, format) == "TELEPHONE-EVENT/8000" && int.TryParse(format, out int type) && type is >= 0 and <= 127)
            {
                return type;
            }
        }

        return null;
    }

    private static string NameOf(SdpMedia media, string format)
    {
        // A map wins over the static meaning; "/1" states one channel, which is the default.
        string name = media.Maps.GetValueOrDefault(format) ?? format switch { "0" => "PCMU/8000", "8" => "PCMA/8000", _ => "" };
        name = name.ToUpperInvariant();
        return name.EndsWith("/1", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
