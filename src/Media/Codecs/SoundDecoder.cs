using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Codecs;

/// <summary>
/// Payloads of one codec to 8 kHz samples, in the order in which they are played: most codecs remember what came before.
/// One stream, one instance; used by one thread; allocates nothing once made.
/// </summary>
internal abstract class SoundDecoder : IDisposable
{
    /// <summary>Most samples that one payload gives: 120 ms of Opus, 200 ms of the others.</summary>
    public const int MostSamples = 1600;

    /// <summary>RTP clock ticks for each 8 kHz sample.</summary>
    public abstract int TicksPerSample { get; }

    /// <summary>Whether it makes up for loss itself; else <see cref="Rtp.LossConcealer"/> does.</summary>
    public virtual bool Conceals => false;

    /// <summary>How long its signal is delayed by filters and look-ahead of both ends, milliseconds.</summary>
    public virtual double DelayMilliseconds => 0;

    /// <summary>How many samples a payload holds.</summary>
    /// <returns>0 when it is not valid.</returns>
    public abstract int Count(ReadOnlySpan<byte> payload);

    /// <summary>Decodes.</summary>
    /// <param name="payload">One for which <see cref="Count"/> is not 0.</param>
    /// <param name="samples">Room for that many.</param>
    /// <returns>How many samples were written; 0 when the payload turned out to be broken.</returns>
    public abstract int Decode(ReadOnlySpan<byte> payload, Span<short> samples);

    /// <summary>Makes up what is missing, from the past alone.</summary>
    public virtual void Conceal(Span<short> samples) => samples.Clear();

    /// <summary>Reads what is missing out of the packet after it (in-band forward error correction).</summary>
    /// <returns>False when it does not hold it.</returns>
    public virtual bool TryRecover(ReadOnlySpan<byte> following, Span<short> samples) => false;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>Makes the decoder of a codec.</summary>
    public static SoundDecoder For(AudioCodec codec) => codec switch
    {
        AudioCodec.G722 => new G722.G722Decoder(),
        AudioCodec.Opus => new Opus.OpusDecoder(),
        _ => new G711Decoder(codec),
    };
}
