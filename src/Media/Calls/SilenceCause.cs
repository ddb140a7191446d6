using System.Globalization;
using CxBridge.Domain.Calls;

namespace CxBridge.Media.Calls;

/// <summary>Why a call ended that fell silent: which way, and what came instead of sound. It names no address, for it is kept with the attempt.</summary>
internal static class SilenceCause
{
    /// <summary>The detail of the attempt's end.</summary>
    /// <param name="silence">Which way.</param>
    /// <param name="media">What RTP saw; null when nobody knows.</param>
    public static string Of(MediaSilence silence, MediaStatistics? media) => silence switch
    {
        MediaSilence.NothingHeard => $"media time-out: the far end sent nothing{Instead(media)}",
        MediaSilence.NoSignOfLife => "media time-out: the far end, which had us on hold, gave no sign of life",
        _ => "media time-out: nothing we sent arrived",
    };

    private static string Instead(MediaStatistics? media)
    {
        if (media is null)
        {
            return "";
        }

        (long Packets, string What)[] all =
        [
            (media.UnagreedPackets, "of a codec that was not agreed"),
            (media.MalformedPackets, "that were no sound of the codec, or not authentic"),
            (media.StrangerPackets, "from another address"),
            (media.OtherSourcePackets, "of another source"),
        ];
        string[] came = [.. all.Where(one => one.Packets > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Packets} packets {one.What}"))];
        return came.Length == 0 ? "" : $" that was agreed, but {string.Join(", ", came)}";
    }
}
