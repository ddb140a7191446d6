namespace CxBridge.Media.Rtp;

/// <summary>
/// Puts received sound in order and plays it as late as jitter asks, no later.
/// <code>
/// 1 insert   decoded samples go to the place of their timestamp in a ring of 2 s: order, duplicates and packet length cease to matter
/// 2 pull     20 ms a tick from the play position; what is missing is concealed
/// 3 adapt    every 200 ms: depth wanted = p97 of relative delay over 2 s, 20 to 120 ms; the play position moves by a frame,
///            back at a concealed or quiet frame, forward at a quiet one, so that nobody hears it
/// 4 anchor   first packet, new source, a jump of the sender's clock or a run of late packets: start again at the wanted depth
/// </code>
/// Used by the pacing thread only. Allocates nothing after construction.
/// </summary>
internal sealed class JitterBuffer
{
    private const int Size = 1 << 14;
    private const int SamplesPerMillisecond = AudioFrame.SampleRate / 1000;
    private const int LateRun = 5;
    private const int AdaptEvery = 10;
    private const int QuietMean = 96;
    private readonly short[] _ring = new short[Size];
    private readonly byte[] _present = new byte[Size];
    private readonly DelayWindow _delays = new();
    private readonly LossConcealer _concealer = new();
    private bool _started;
    private uint _play;
    private uint _lastTimestamp;
    private long _extended;
    private int _lateInARow;
    private int _pulls;
    private double _fastestSlack;
    private bool _wantsDeeper;
    private bool _wantsShallower;

    /// <summary>Frames made up.</summary>
    public long Concealed { get; private set; }

    /// <summary>Packets that came after their time.</summary>
    public long Late { get; private set; }

    /// <summary>Depth wanted, milliseconds.</summary>
    public double Target => _delays.Target;

    /// <summary>Takes the sound of a packet.</summary>
    /// <param name="timestamp">RTP timestamp of the first sample.</param>
    /// <param name="samples">20 ms usually, at most 200 ms.</param>
    /// <param name="arrival">When it came, milliseconds of the media clock.</param>
    /// <param name="nextPull">When the next frame is pulled, milliseconds of the media clock.</param>
    /// <param name="anchor">Whether the packet begins a new time line.</param>
    public void Insert(uint timestamp, ReadOnlySpan<short> samples, double arrival, double nextPull, Anchor anchor)
    {
        if (!_started || anchor == Anchor.New)
        {
            Start(timestamp);
        }

        int ahead = (int)(timestamp - _play);
        if (ahead < 0 && ahead + samples.Length <= 0)
        {
            Late++;
            Observe(timestamp, ahead, arrival, nextPull);
            if (anchor != Anchor.Talkspurt && ++_lateInARow < LateRun)
            {
                return;
            }

            // Step 4: either the sender's clock does not run in its silence, or the path became longer than the buffer is deep.
            Start(timestamp);
            ahead = (int)(timestamp - _play);
        }
        else if (ahead > Size - 2000)
        {
            Start(timestamp);
            ahead = (int)(timestamp - _play);
        }
        else
        {
            _lateInARow = 0;
        }

        Observe(timestamp, ahead, arrival, nextPull);
        if (ahead < 0)
        {
            samples = samples[-ahead..];
            timestamp = _play;
        }

        int start = (int)(timestamp & (Size - 1));
        int first = Math.Min(samples.Length, Size - start);
        samples[..first].CopyTo(_ring.AsSpan(start));
        samples[first..].CopyTo(_ring);
        _present.AsSpan(start, first).Fill(1);
        _present.AsSpan(0, samples.Length - first).Fill(1);
    }

    /// <summary>Plays the next frame.</summary>
    public FrameOrigin Pull(Span<short> frame, double now)
    {
        if (++_pulls % AdaptEvery == 0)
        {
            Adapt(now);
        }

        if (!_started)
        {
            frame.Clear();
            return FrameOrigin.Missing;
        }

        if (!IsPresent(_play))
        {
            return Miss(frame);
        }

        Read(_play, frame);
        if (_wantsShallower && Quiet(frame))
        {
            // Left out: nobody misses a quiet frame.
            _wantsShallower = false;
            Advance();
            if (!IsPresent(_play))
            {
                return Miss(frame);
            }

            Read(_play, frame);
        }

        _concealer.Good(frame);
        if (_wantsDeeper && Quiet(frame))
        {
            // Played once more next time: nobody hears a quiet frame twice.
            _wantsDeeper = false;
            return FrameOrigin.Received;
        }

        Advance();
        return FrameOrigin.Received;
    }

    private FrameOrigin Miss(Span<short> frame)
    {
        bool concealed = _concealer.Conceal(frame);
        Concealed += concealed ? 1 : 0;

        // What little came of the frame is not worth a seam; the play position waits if the packet is only late.
        if (_wantsDeeper)
        {
            _wantsDeeper = false;
        }
        else
        {
            Advance();
        }

        return concealed ? FrameOrigin.Concealed : FrameOrigin.Missing;
    }

    private void Start(uint timestamp)
    {
        _started = true;
        _lateInARow = 0;
        _wantsDeeper = false;
        _wantsShallower = false;
        _lastTimestamp = timestamp;
        _extended = timestamp;
        Array.Clear(_present);
        _delays.Reset();
        _concealer.Fade();
        _play = timestamp - (uint)((int)_delays.Target * SamplesPerMillisecond);
    }

    private void Observe(uint timestamp, int ahead, double arrival, double nextPull)
    {
        _extended += (int)(timestamp - _lastTimestamp);
        _lastTimestamp = timestamp;
        double delay = arrival - ((double)_extended / SamplesPerMillisecond);
        _delays.Add(arrival, delay);

        // How long before its time this packet came, and so how long the fastest one waits.
        double slack = ((double)ahead / SamplesPerMillisecond) + (nextPull - arrival);
        _fastestSlack = slack + delay;
    }

    private void Adapt(double now)
    {
        _delays.Recompute(now);
        if (_delays.Packets < 25)
        {
            return;
        }

        double depth = _fastestSlack - _delays.Fastest;
        _wantsDeeper = depth < _delays.Target - 2;
        _wantsShallower = depth > _delays.Target + AudioFrame.Milliseconds - 1;
        if (depth > _delays.Target + 80)
        {
            // Far too deep for a talker who never pauses: a small seam is better than a long delay.
            Advance();
        }
    }

    private void Advance()
    {
        int start = (int)(_play & (Size - 1));
        int first = Math.Min(AudioFrame.Samples, Size - start);
        _present.AsSpan(start, first).Clear();
        _present.AsSpan(0, AudioFrame.Samples - first).Clear();
        _play += AudioFrame.Samples;
    }

    private bool IsPresent(uint position)
    {
        int start = (int)(position & (Size - 1));
        int first = Math.Min(AudioFrame.Samples, Size - start);
        return !_present.AsSpan(start, first).Contains((byte)0) && !_present.AsSpan(0, AudioFrame.Samples - first).Contains((byte)0);
    }

    private void Read(uint position, Span<short> frame)
    {
        int start = (int)(position & (Size - 1));
        int first = Math.Min(frame.Length, Size - start);
        _ring.AsSpan(start, first).CopyTo(frame);
        _ring.AsSpan(0, frame.Length - first).CopyTo(frame[first..]);
    }

    private static bool Quiet(ReadOnlySpan<short> frame)
    {
        int sum = 0;
        foreach (short sample in frame)
        {
            sum += Math.Abs((int)sample);
        }

        return sum < QuietMean * frame.Length;
    }
}
