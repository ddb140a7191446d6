namespace CxBridge.Media.Codecs.Opus;

/// <summary>Frames of 8 kHz to Opus packets of 20 ms, mono, as the far end wishes to receive them.</summary>
internal sealed class OpusEncoder : SoundEncoder
{
    private const int Rate = 16000;
    private const int Bitrate = 24_000;
    private const int Complexity = 5;
    private const int ExpectedLossPercent = 5;
    private readonly OpusState.Encoder _state;
    private readonly Upsampler _up = new(AudioFrame.Samples);
    private readonly short[] _wide = new short[2 * AudioFrame.Samples];

    public OpusEncoder(OpusWishes wishes)
    {
        _state = OpusLibrary.CreateEncoder(Rate, 1, OpusLibrary.Voice, out int error);
        if (_state.IsInvalid)
        {
            throw new InvalidOperationException($"libopus makes no encoder: error {error}.");
        }

        Set(OpusLibrary.SetBitrate, Math.Min(Bitrate, wishes.MostBitsPerSecond));
        Set(OpusLibrary.SetComplexity, Complexity);
        Set(OpusLibrary.SetMaxBandwidth, wishes.MostHertz < Rate ? OpusLibrary.Narrowband : OpusLibrary.Wideband);
        Set(OpusLibrary.SetInbandFec, wishes.Redundancy ? 1 : 0);
        Set(OpusLibrary.SetPacketLossPercent, wishes.Redundancy ? ExpectedLossPercent : 0);
        Set(OpusLibrary.SetDtx, wishes.Discontinuous ? 1 : 0);
    }

    public override uint TicksPerFrame => 960;

    public override int Encode(ReadOnlySpan<short> frame, Span<byte> payload)
    {
        _up.Process(frame, _wide);
        int length = OpusLibrary.Encode(_state, _wide, _wide.Length, payload, MostBytes);

        // A packet of one or two octets says that nothing needs to be sent (RFC 7587 section 3.1.3).
        return length <= 2 ? 0 : length;
    }

    public override void Dispose()
    {
        _state.Dispose();
        base.Dispose();
    }

    private void Set(int request, int value) => _ = OpusLibrary.Control(_state, request, value);
}
