using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Codecs;
using CxBridge.Media.Rtp.Jitter;

namespace CxBridge.Tests.Unit.Media.Rtp;

/// <summary>A path with loss, jitter and a skewed clock, in virtual time: packets in, what the jitter buffer plays out.</summary>
internal sealed class NetworkPath
{
    public double Loss { get; init; }

    /// <summary>Milliseconds added to each packet; 0 to the value by default.</summary>
    public double Jitter { get; init; }

    /// <summary>Milliseconds that the path adds at a time of the call.</summary>
    public Func<double, double> Delay { get; init; } = _ => 0;

    /// <summary>How much faster the sender's clock runs, parts per million.</summary>
    public double Skew { get; init; }

    /// <summary>Says whether a packet is not sent at all, as in discontinuous transmission.</summary>
    public Func<int, bool> Paused { get; init; } = _ => false;

    /// <summary>Whether the first packet after a pause says so.</summary>
    public bool Marks { get; init; }

    public AudioCodec Codec { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>After each tick.</summary>
    public Action<int, JitterBuffer> Each { get; init; } = (_, _) => { };

    /// <summary>Sends the sound through.</summary>
    /// <param name="sound">8 kHz, said again and again.</param>
    /// <param name="seconds">Length of the call.</param>
    public (short[] Heard, JitterFigures Figures, FrameOrigin[] Origins) Run(short[] sound, int seconds)
    {
        using var decoders = new DecoderSet();
        decoders.Prepare(Codec);
        using SoundEncoder encoder = SoundEncoder.For(Codec, "useinbandfec=1");
        var buffer = new JitterBuffer(decoders);
        var random = new Random(Seed);
        var payload = new byte[SoundEncoder.MostBytes];
        var waiting = new PriorityQueue<(ushort Sequence, uint Timestamp, byte[] Payload, double Arrival, Anchor Anchor), double>();
        int ticks = seconds * 50;
        var heard = new short[ticks * 160];
        var origins = new FrameOrigin[ticks];
        int frames = sound.Length / 160;
        int sent = 0;
        ushort sequence = 65000;
        double packetTime = 20 / (1 + (Skew * 1e-6));
        for (int tick = 0; tick < ticks; tick++)
        {
            double now = tick * 20.0;
            for (; sent * packetTime <= now; sent++)
            {
                if (Paused(sent))
                {
                    continue;
                }

                int length = encoder.Encode(sound.AsSpan(sent % frames * 160, 160), payload);
                sequence++;
                Anchor anchor = Marks && Paused(sent - 1) ? Anchor.Talkspurt : Anchor.Running;
                double arrival = (sent * packetTime) + Delay(sent * packetTime) + (random.NextDouble() * Jitter);
                if (length > 0 && random.NextDouble() >= Loss)
                {
                    waiting.Enqueue((sequence, (uint)(4_294_900_000 + (sent * (long)encoder.TicksPerFrame)), payload[..length], arrival, anchor), arrival);
                }
            }

            while (waiting.TryPeek(out var packet, out double at) && at <= now)
            {
                waiting.Dequeue();
                int count = decoders[Codec]!.Count(packet.Payload);
                buffer.Insert(new WaitingPacket(packet.Sequence, packet.Timestamp, Codec, count), packet.Payload, packet.Arrival, now, packet.Anchor);
            }

            origins[tick] = buffer.Pull(heard.AsSpan(tick * 160, 160), now);
            Each(tick, buffer);
        }

        return (heard, buffer.Figures, origins);
    }
}
