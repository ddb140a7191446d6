using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Codec names and payload types: static ones of RFC 3551 section 6, and those that our offers give to the others.</summary>
internal static class SdpCodecs
{
    /// <summary>Comfort noise (RFC 3389), static.</summary>
    public const int NoisePayloadType = 13;

    /// <summary>What our decoder wants of Opus (RFC 7587 section 6.1): no more than wide-band mono, and redundancy against loss.</summary>
    public const string OpusParameters = "maxplaybackrate=16000;sprop-maxcapturerate=16000;stereo=0;useinbandfec=1";

    private const string Noise = "CN/8000";

    public static int PayloadType(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => 0,
        AudioCodec.Pcma => 8,
        AudioCodec.G722 => 9,
        AudioCodec.Opus => 111,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "A codec without a payload type."),
    };

    public static string Name(AudioCodec codec) => codec switch
    {
        AudioCodec.Pcmu => "PCMU/8000",
        AudioCodec.Pcma => "PCMA/8000",
        AudioCodec.G722 => "G722/8000",
        AudioCodec.Opus => "opus/48000/2",
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "A codec without a name."),
    };

    /// <summary>Ticks a second of the RTP clock. That of G.722 is 8000 by an old mistake that RFC 3551 keeps.</summary>
    public static int ClockRate(AudioCodec codec) => codec == AudioCodec.Opus ? 48000 : 8000;

    /// <summary>Payload type that our offers give telephone-event at a clock; 101 is widely expected.</summary>
    public static int DtmfPayloadType(int clockRate) => clockRate == 8000 ? 101 : 110;

    /// <summary>The codec behind a format of a media line, or null when it is none of ours.</summary>
    public static AudioCodec? Find(SdpMedia media, string format) => NameOf(media, format) switch
    {
        "PCMU/8000" => AudioCodec.Pcmu,
        "PCMA/8000" => AudioCodec.Pcma,
        "G722/8000" => AudioCodec.G722,
        "OPUS/48000/2" => AudioCodec.Opus,
        _ => null,
    };

    /// <summary>Payload type of telephone-event at the clock of a codec (RFC 4733 section 2.1 wants them alike), or null.</summary>
    public static int? FindDtmf(SdpMedia media, AudioCodec codec) => FindType(media, $"TELEPHONE-EVENT/{ClockRate(codec)}");

    /// <summary>Payload type of comfort noise, or null.</summary>
    public static int? FindNoise(SdpMedia media) => FindType(media, Noise);

    private static int? FindType(SdpMedia media, string name)
    {
        foreach (string format in media.Formats)
        {
            if (NameOf(media, format) == name && int.TryParse(format, out int type) && type is >= 0 and <= 127)
            {
                return type;
            }
        }

        return null;
    }

    private static string NameOf(SdpMedia media, string format)
    {
        // A map wins over the static meaning; "/1" states one channel, which is the default.
        string name = media.Maps.GetValueOrDefault(format) ?? format switch { "0" => "PCMU/8000", "8" => "PCMA/8000", "9" => "G722/8000", "13" => Noise, _ => "" };
        name = name.ToUpperInvariant();
        return name.EndsWith("/1", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
