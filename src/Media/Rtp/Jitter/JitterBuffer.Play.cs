using CxBridge.Domain.Telephony;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Rtp.Jitter;

// Steps 2 to 4: the way out.
internal sealed partial class JitterBuffer
{
    private const int AdaptEvery = 10;
    private const int FewestPackets = 25;
    private const double TooShallow = 2;
    private const double TooDeep = 19;
    private const double FarTooDeep = 80;
    private const double CaughtUp = 30;
    private const int NotHeard = 480;
    private readonly SoundLine _line = new();
    private readonly LossConcealer _concealer = new();
    private readonly ComfortNoise _noise = new();
    private AudioCodec _codec;
    private Pace _pace;
    private FrameOrigin _origin;
    private bool _noisy;
    private bool _idle = true;
    private int _missing = NotHeard;
    private int _pulls;
    private double _offset;
    private double _excess;
    private bool _hurry;
    private double _largestTarget;

    /// <summary>Plays the next frame.</summary>
    /// <param name="frame">Room for 160 samples.</param>
    /// <param name="now">Milliseconds of the media clock.</param>
    public FrameOrigin Pull(Span<short> frame, double now)
    {
        if (!_started)
        {
            frame.Clear();
            return FrameOrigin.Missing;
        }

        if (++_pulls % AdaptEvery == 0)
        {
            Adapt(now);
        }

        // Steps may have left a whole frame: it is of the kind of the one before.
        _origin = _line.Count >= frame.Length ? _origin : FrameOrigin.Missing;
        Fill(frame.Length);
        if (_pace != Pace.Steady && _missing == 0)
        {
            Step(frame.Length);
        }

        _line.Take(frame);
        _offset = now + AudioFrame.Milliseconds - PlayedTime();
        _idle = _origin != FrameOrigin.Received;
        return _origin;
    }

    private void Adapt(double now)
    {
        _delays.Recompute(now);
        _largestTarget = Math.Max(_largestTarget, _delays.Target);
        if (_delays.Packets < FewestPackets)
        {
            _pace = Pace.Steady;
            return;
        }

        _skew.Add(now, _delays.Fastest);
        double spare = Spare(now);
        _excess = spare + Left;

        // After a loss nothing is left, and the buffer looks deeper than it is: shortened then, it would have to be lengthened again at once.
        bool mayShorten = _missing == 0 && (spare > TooDeep - 1 || _line.Count >= PitchStep.Longest);
        _pace = spare < -TooShallow ? Pace.Deeper : _excess > TooDeep && mayShorten ? Pace.Shallower : Pace.Steady;
    }

    // What is left of a packet still plays while the next one must be there: a packet is late by when it is decoded, not by when it is heard.
    private double Left => (double)_line.Count / TicksPerMillisecond;

    private double Spare(double now) => now - PlayedTime() - _delays.Fastest - Left - _delays.Target;

    // 4; one step between two looks at the depth, so at most a tenth faster or slower; a step in every frame after a path held back half a second.
    private void Step(int frame)
    {
        if (_pace == Pace.Shallower)
        {
            if (!_store.TryFirst(out WaitingPacket next) || Ahead(next.Timestamp) > 0 || next.Samples == 0)
            {
                return;
            }

            Fill(Math.Max(PitchStep.Needed, frame + PitchStep.Needed / 2));
            int shorter = PitchStep.TryShorten(_line);
            bool hurry = _excess > FarTooDeep || (_hurry && _excess > CaughtUp);
            _excess -= (double)shorter / TicksPerMillisecond;
            _pace = shorter > 0 && !hurry ? Pace.Steady : _pace;
            _hurry = hurry;
            Fill(frame);
        }
        else if (PitchStep.TryLengthen(_line) > 0)
        {
            _pace = Pace.Steady;
        }
    }

    private void Fill(int samples)
    {
        while (_line.Count < samples)
        {
            if (!_store.TryFirst(out WaitingPacket packet))
            {
                Miss(samples - _line.Count, default, adjacent: false);
            }
            else if (Ahead(packet.Timestamp) > 0)
            {
                int gap = Ahead(packet.Timestamp);
                Miss(Math.Min(gap, AudioFrame.Samples), packet, adjacent: gap <= AudioFrame.Samples);
            }
            else
            {
                Play(packet);
            }
        }
    }

    private void Play(in WaitingPacket packet)
    {
        _store.RemoveFirst();
        _order.Played(packet.Sequence);
        if (packet.Samples == 0)
        {
            _noisy = _noise.Set(_store.Payload(packet));
            return;
        }

        SoundDecoder decoder = _decoders[packet.Codec]!;
        Span<short> samples = _line.Append(packet.Samples);
        int count = decoder.Decode(_store.Payload(packet), samples);
        if (count < packet.Samples)
        {
            samples[count..].Clear();
        }

        int skip = Math.Clamp(-Ahead(packet.Timestamp), 0, packet.Samples);
        if (skip > 0)
        {
            // Its beginning was concealed already.
            samples[skip..].CopyTo(samples);
            _line.Shorten(skip);
            samples = samples[..^skip];
        }

        if (!decoder.Conceals && !samples.IsEmpty)
        {
            _concealer.Good(samples);
        }

        _codec = packet.Codec;
        _noisy = false;
        _missing = 0;
        _origin = FrameOrigin.Received;
        _next = packet.Timestamp + (uint)(packet.Samples * _ticks);
    }

    private void Miss(int count, in WaitingPacket following, bool adjacent)
    {
        Span<short> samples = _line.Append(count);
        if (_noisy)
        {
            _noise.Fill(samples);
            Advance(count);
            Note(FrameOrigin.Noise);
            return;
        }

        bool sounds = MakeUp(samples, following, adjacent);
        _missing = Math.Min(_missing + count, NotHeard);
        if (sounds)
        {
            _order.MadeUp(count);
            Note(FrameOrigin.Concealed);
        }

        if (_pace == Pace.Deeper && following.Samples == 0)
        {
            // Nothing waits, and packets are late lately: so this one is late as well rather than lost. The play position waits for it.
            _pace = Pace.Steady;
            return;
        }

        Advance(count);
    }

    private bool MakeUp(Span<short> samples, in WaitingPacket following, bool adjacent)
    {
        SoundDecoder decoder = _decoders[_codec]!;
        if (!decoder.Conceals)
        {
            return _concealer.Conceal(samples);
        }

        if (_missing >= NotHeard || _waits == 0)
        {
            samples.Clear();
            return false;
        }

        if (!adjacent || _order.Follows(following.Sequence) || !decoder.TryRecover(_store.Payload(following), samples))
        {
            decoder.Conceal(samples);
        }

        return true;
    }

    private void Advance(int count) => _next += (uint)(count * _ticks);

    private void Note(FrameOrigin origin) => _origin = _origin == FrameOrigin.Received ? _origin : origin;
}
