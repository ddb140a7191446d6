using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Rtp.Jitter;

/// <summary>
/// Puts received sound in order and plays it as late as jitter asks, no later.
/// <code>
/// 1 insert   packets wait undecoded in the order of their timestamps: order, duplicates and packet length cease to matter
/// 2 decode   in play order, since codecs have a memory; what is missing is recovered from the next packet, or concealed, or comfort noise
/// 3 adapt    every 200 ms: depth wanted = p97 of relative delay over 2 s, 20 to 120 ms
/// 4 step     towards it by a period of the voice or by quiet samples, so that nobody hears it; skew of clocks is corrected by the same steps
/// 5 anchor   first packet, new source, a jump of the sender's clock or a run of late packets: start again at the wanted depth
/// 6 resume   a talkspurt of the same clock: what is known of its delay stands, and the depth changes only where step 4 would change it
/// </code>
/// Used by the pacing thread only. Allocates nothing after construction.
/// </summary>
internal sealed partial class JitterBuffer
{
    private const int TicksPerMillisecond = AudioFrame.SampleRate / 1000;
    private const int LateRun = 5;
    private const int FarthestAhead = 2 * AudioFrame.SampleRate;
    private const double SameClock = 15;
    private readonly PacketStore _store = new();
    private readonly DelayWindow _delays = new();
    private readonly SkewMeter _skew = new();
    private readonly LossRuns _runs = new();
    private readonly PlayOrder _order;
    private readonly DecoderSet _decoders;
    private bool _started;
    private int _ticks = 1;
    private uint _next;
    private uint _lastTimestamp;
    private long _extended;
    private int _lateInARow;
    private long _late;
    private double _waited;
    private long _waits;

    /// <summary>Makes an empty one that decodes with <paramref name="decoders"/>.</summary>
    public JitterBuffer(DecoderSet decoders)
    {
        _decoders = decoders;
        _order = new PlayOrder(_runs);
    }

    /// <summary>What it did so far. Any thread; exact after the last tick.</summary>
    public JitterFigures Figures => new(
        _order.ConcealedSamples / AudioFrame.Samples, _late, _runs.Ratio, _runs.BurstRatio, _runs.Pattern(AudioFrame.Milliseconds),
        _waits == 0 ? 0 : _waited / _waits, _delays.Target, _largestTarget, _skew.PartsPerMillion);

    /// <summary>Takes a packet.</summary>
    /// <param name="packet">Its header, as far as the buffer needs it.</param>
    /// <param name="payload">Its sound, valid for its codec; or comfort noise (RFC 3389).</param>
    /// <param name="arrival">When it came, milliseconds of the media clock.</param>
    /// <param name="nextPull">When the next frame is pulled, milliseconds of the media clock.</param>
    /// <param name="anchor">Whether the packet begins a new time line.</param>
    public void Insert(in WaitingPacket packet, ReadOnlySpan<byte> payload, double arrival, double nextPull, Anchor anchor)
    {
        int ticks = _decoders[packet.Codec]!.TicksPerSample;
        if (!_started || anchor == Anchor.New || (packet.Samples > 0 && ticks != _ticks))
        {
            _order.Restart();
            Start(packet.Timestamp, ticks, arrival, nextPull);
        }

        int ahead = Ahead(packet.Timestamp);
        if (packet.Samples > 0 && ahead + packet.Samples <= 0)
        {
            _late++;
            Observe(packet.Timestamp, arrival);
            if (anchor != Anchor.Talkspurt && ++_lateInARow < LateRun)
            {
                return;
            }

            // Step 5: either the sender's clock does not run in its silence, or the path became longer than the buffer is deep.
            _late -= anchor == Anchor.Talkspurt ? 1 : 0;
            Start(packet.Timestamp, ticks, arrival, nextPull);
            if (anchor == Anchor.Talkspurt)
            {
                Place(packet.Timestamp, arrival, nextPull);
            }
        }
        else if (ahead > FarthestAhead)
        {
            Start(packet.Timestamp, ticks, arrival, nextPull);
        }
        else if (anchor == Anchor.Talkspurt && _store.Count == 0 && _idle)
        {
            // Nothing is heard between talkspurts: the one moment in which the depth may change at no cost.
            Resume(packet.Timestamp, ticks, arrival, nextPull);
        }
        else
        {
            _lateInARow = 0;
        }

        Observe(packet.Timestamp, arrival);
        if (packet.Samples > 0)
        {
            _waited += Math.Max(0, _offset - Delay(arrival));
            _waits++;
        }

        _store.Add(packet, payload);
    }

    /// <summary>A packet without sound came, such as a key press: it is not missing.</summary>
    public void Silent(ushort sequence) => _order.Silent(sequence);

    private int Ahead(uint timestamp) => (int)(timestamp - _next) / _ticks;

    private double Delay(double arrival) => arrival - ((double)_extended / (TicksPerMillisecond * _ticks));

    private void Start(uint timestamp, int ticks, double arrival, double nextPull)
    {
        _started = true;
        _ticks = ticks;
        _lateInARow = 0;
        _pace = Pace.Steady;
        _lastTimestamp = timestamp;
        _extended = timestamp;
        _store.Clear();
        _delays.Reset();
        _skew.Reset();

        // The time until the next pull is part of the depth.
        double depth = Math.Max(0, _delays.Target - (nextPull - arrival));
        _next = timestamp - (uint)((int)(depth * TicksPerMillisecond) * ticks);
        _offset = nextPull - PlayedTime();
    }

    // 6
    private void Resume(uint timestamp, int ticks, double arrival, double nextPull)
    {
        double delay = arrival - ((double)(_extended + (int)(timestamp - _lastTimestamp)) / (TicksPerMillisecond * _ticks));
        double behind = delay - _delays.Fastest;
        if (!_delays.KnowsFastest || behind < -SameClock || behind > _delays.Target)
        {
            // The sender's clock stood still, or the path is another one.
            Start(timestamp, ticks, arrival, nextPull);
            Place(timestamp, arrival, nextPull);
            return;
        }

        _lateInARow = 0;
        if (Spare(nextPull) is < -TooShallow or > TooDeep)
        {
            _pace = Pace.Steady;
            Place(timestamp, arrival - Math.Max(0, behind), nextPull);
        }
    }

    // Where step 4 will leave it alone, or every talkspurt would begin with a stretch. A packet must be there at the pull that needs its first sample:
    // nothing is won by hearing it later within that frame, so it is placed at the beginning of one.
    private void Place(uint timestamp, double arrival, double nextPull)
    {
        if (!_delays.KnowsTarget)
        {
            return;
        }

        double frames = Math.Ceiling((_delays.Target - TooShallow - (nextPull - arrival)) / AudioFrame.Milliseconds);
        int before = Math.Max(0, ((int)frames * AudioFrame.Samples) - _line.Count);
        _next = timestamp - (uint)(before * _ticks);
        _offset = nextPull - PlayedTime();
    }

    private void Observe(uint timestamp, double arrival)
    {
        _extended += (int)(timestamp - _lastTimestamp);
        _lastTimestamp = timestamp;
        _delays.Add(arrival, Delay(arrival));
    }

    // Milliseconds of the sender's clock at the sample that is played next.
    private double PlayedTime() => ((double)(_extended + (int)(_next - _lastTimestamp)) / (TicksPerMillisecond * _ticks)) - ((double)_line.Count / TicksPerMillisecond);
}
