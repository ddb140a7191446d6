namespace CxBridge.Media.Codecs.G722;

/// <summary>G.722 packets to 8 kHz. An octet is two samples of 16 kHz and one tick of the RTP clock (RFC 3551 section 4.5.2).</summary>
internal sealed class G722Decoder : SoundDecoder
{
    private readonly G722Core _core = new();
    private readonly Downsampler _down = new(2 * MostSamples);
    private readonly short[] _wide = new short[2 * MostSamples];

    public override int TicksPerSample => 1;

    public override double DelayMilliseconds => 6;

    public override int Count(ReadOnlySpan<byte> payload) => payload.Length <= MostSamples ? payload.Length : 0;

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        Span<short> wide = _wide.AsSpan(0, 2 * payload.Length);
        _core.Decode(payload, wide);
        _down.Process(wide, samples[..payload.Length]);
        return payload.Length;
    }
}
