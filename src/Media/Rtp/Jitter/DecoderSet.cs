using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// The decoders of one call. Both laws of G.711 are always there, for a far end may change between them; others once they are agreed.
/// Pacing thread only.
/// </summary>
internal sealed class DecoderSet : IDisposable
{
    private readonly SoundDecoder?[] _decoders = new SoundDecoder?[1 + (int)AudioCodec.Opus];

    public DecoderSet()
    {
        _decoders[(int)AudioCodec.Pcmu] = SoundDecoder.For(AudioCodec.Pcmu);
        _decoders[(int)AudioCodec.Pcma] = SoundDecoder.For(AudioCodec.Pcma);
    }

    /// <summary>The decoder of a codec, or null when that was never agreed.</summary>
    public SoundDecoder? this[AudioCodec codec] => _decoders[(int)codec];

    /// <summary>A codec was agreed. Allocates the first time.</summary>
    public void Prepare(AudioCodec codec) => _decoders[(int)codec] ??= SoundDecoder.For(codec);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SoundDecoder? decoder in _decoders)
        {
            decoder?.Dispose();
        }
    }
}
