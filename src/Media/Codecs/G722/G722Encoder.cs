namespace CxBridge.Media.Codecs.G722;

/// <summary>Frames of 8 kHz to G.722 packets of 160 octets.</summary>
internal sealed class G722Encoder : SoundEncoder
{
    private readonly G722Core _core = new();
    private readonly Upsampler _up = new(AudioFrame.Samples);
    private readonly short[] _wide = new short[2 * AudioFrame.Samples];

    public override int Encode(ReadOnlySpan<short> frame, Span<byte> payload)
    {
        _up.Process(frame, _wide);
        _core.Encode(_wide, payload);
        return AudioFrame.Samples;
    }
}
