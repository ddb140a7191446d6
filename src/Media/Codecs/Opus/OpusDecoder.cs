namespace CxBridge.Media.Codecs.Opus;

/// <summary>
/// Opus packets to 8 kHz: decoded wide-band at 16 kHz mono whatever the sender's rate and channels (RFC 7587 section 4.1), then downsampled.
/// Loss is made up by libopus: from the next packet's redundancy where it has one, else from the past.
/// </summary>
internal sealed class OpusDecoder : SoundDecoder
{
    private const int Rate = 16000;
    private const int Step = Rate / 400;
    private readonly OpusState.Decoder _state;
    private readonly Downsampler _down = new(2 * MostSamples);
    private readonly short[] _wide = new short[2 * MostSamples];

    public OpusDecoder()
    {
        _state = OpusLibrary.CreateDecoder(Rate, 1, out int error);
        if (_state.IsInvalid)
        {
            throw new InvalidOperationException($"libopus makes no decoder: error {error}.");
        }
    }

    public override int TicksPerSample => 6;

    public override bool Conceals => true;

    public override double DelayMilliseconds => 9.5;

    public override int Count(ReadOnlySpan<byte> payload)
    {
        int wide = payload.IsEmpty ? 0 : OpusLibrary.Count(payload, payload.Length, Rate);
        return wide is > 0 and <= 2 * MostSamples ? wide / 2 : 0;
    }

    public override int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        int wide = OpusLibrary.Decode(_state, payload, payload.Length, _wide, _wide.Length, 0);
        return wide <= 0 ? 0 : Narrow(wide, samples);
    }

    public override void Conceal(Span<short> samples)
    {
        // libopus conceals in steps of 2.5 ms; what is less is silence.
        int wide = 2 * samples.Length / Step * Step;
        samples.Clear();
        if (wide > 0 && OpusLibrary.Decode(_state, default, 0, _wide, wide, 0) == wide)
        {
            Narrow(wide, samples);
        }
    }

    public override bool TryRecover(ReadOnlySpan<byte> following, Span<short> samples)
    {
        int wide = 2 * samples.Length;

        // A packet without redundancy is answered by concealment, which is what would be done anyway.
        if (wide % Step != 0 || following.IsEmpty || OpusLibrary.Decode(_state, following, following.Length, _wide, wide, 1) != wide)
        {
            return false;
        }

        Narrow(wide, samples);
        return true;
    }

    public override void Dispose()
    {
        _state.Dispose();
        base.Dispose();
    }

    private int Narrow(int wide, Span<short> samples)
    {
        _down.Process(_wide.AsSpan(0, wide), samples[..(wide / 2)]);
        return wide / 2;
    }
}
