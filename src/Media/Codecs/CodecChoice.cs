using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs.Opus;

namespace CxBridge.Media.Codecs;

/// <summary>Which codecs a host offers.</summary>
internal static class CodecChoice
{
    private static readonly AudioCodec[] Usual = [AudioCodec.Pcmu, AudioCodec.Pcma, AudioCodec.G722, AudioCodec.Opus];

    /// <summary>What a call is offered, or answered with.</summary>
    /// <param name="options">Codecs and what is sent in silence.</param>
    /// <param name="local">Where its sound is received.</param>
    public static LocalMedia Offer(MediaOptions options, IPEndPoint local) =>
        new(local, Spoken(options.Codecs, out _), AudioFrame.Duration) { Silence = options.Silence };

    /// <summary>The wanted codecs that this machine can speak, in the same order; both laws of G.711 when that leaves none.</summary>
    /// <param name="wanted">As configured; empty for the usual ones.</param>
    /// <param name="silent">Wanted, but their library is missing.</param>
    public static IReadOnlyList<AudioCodec> Spoken(IReadOnlyList<AudioCodec> wanted, out IReadOnlyList<AudioCodec> silent)
    {
        AudioCodec[] all = [.. (wanted.Count == 0 ? Usual : wanted).Distinct()];
        silent = OpusLibrary.IsPresent ? [] : [.. all.Where(codec => codec == AudioCodec.Opus)];
        AudioCodec[] spoken = [.. all.Except(silent)];
        return spoken.Length == 0 ? [AudioCodec.Pcmu, AudioCodec.Pcma] : spoken;
    }
}
