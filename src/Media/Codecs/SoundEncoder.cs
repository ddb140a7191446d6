using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Codecs;

/// <summary>Frames of 160 samples of 8 kHz to payloads of one codec. One stream, one instance; allocates nothing once made.</summary>
internal abstract class SoundEncoder : IDisposable
{
    /// <summary>Largest payload of a frame.</summary>
    public const int MostBytes = 400;

    /// <summary>RTP clock ticks of one frame.</summary>
    public virtual uint TicksPerFrame => AudioFrame.Samples;

    /// <summary>Encodes one frame.</summary>
    /// <returns>Octets of the payload; 0 when nothing needs to be sent (discontinuous transmission).</returns>
    public abstract int Encode(ReadOnlySpan<short> frame, Span<byte> payload);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Makes the encoder of what was agreed.</summary>
    /// <param name="codec">The codec.</param>
    /// <param name="parameters">What the far end asks for in a=fmtp, or null.</param>
    public static SoundEncoder For(AudioCodec codec, string? parameters) => codec switch
    {
        AudioCodec.G722 => new G722.G722Encoder(),
        AudioCodec.Opus => new Opus.OpusEncoder(Opus.OpusWishes.Parse(parameters)),
        _ => new G711Encoder(codec),
    };
}
