using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Codecs;

/// <summary>G.711 as a decoder of packets: one octet, one sample.</summary>
internal sealed class G711Decoder(AudioCodec law) : SoundDecoder
{
    public override int TicksPerSample => 1;

    public override int Count(ReadOnlySpan<byte> payload) => payload.Length <= MostSamples ? payload.Length : 0;

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        G711.Decode(law, payload, samples);
        return payload.Length;
    }
}
