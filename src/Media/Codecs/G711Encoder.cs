using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Codecs;

/// <summary>G.711 as an encoder of frames.</summary>
internal sealed class G711Encoder(AudioCodec law) : SoundEncoder
{
    public override int Encode(ReadOnlySpan<short> frame, Span<byte> payload)
    {
        G711.Encode(law, frame, payload);
        return frame.Length;
    }
}
