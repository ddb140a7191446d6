using CxBridge.Domain.Speech;
using CxBridge.Media.Codecs;

namespace CxBridge.Media.Turns;

/// <summary>
/// Brings the caller's sound to the recogniser: 16 kHz, an utterance at a time, beginning 300 ms before its onset, for the first
/// consonant of a word is too weak for any gate.
/// </summary>
internal sealed class CallerEar(ISpeechRecognition recognition)
{
    private const int FrameSamples = 2 * AudioFrame.Samples;

    /// <summary>Frames that it keeps: no onset is found later than that.</summary>
    public const int Kept = 32;

    private const int PreRoll = 15;
    private readonly Upsampler _up = new(AudioFrame.Samples);
    private readonly short[] _ring = new short[Kept * FrameSamples];
    private long _frames;
    private bool _listening;

    /// <summary>Utterances begun; the recogniser counts alike.</summary>
    public int Utterance { get; private set; }

    /// <summary>Takes a frame.</summary>
    public void Hear(ReadOnlySpan<short> frame)
    {
        Span<short> wide = Slot(_frames++);
        _up.Process(frame, wide);
        if (_listening)
        {
            recognition.Write(wide);
        }
    }

    /// <summary>Speech began, so many frames ago.</summary>
    public void Start(int onsetAge)
    {
        Utterance++;
        _listening = true;
        recognition.SpeechStarted();
        long from = Math.Max(0, _frames - Math.Min(onsetAge + PreRoll, Kept));
        for (long i = from; i < _frames; i++)
        {
            recognition.Write(Slot(i));
        }
    }

    /// <summary>Speech ended: a final transcript follows.</summary>
    public void Stop()
    {
        if (_listening)
        {
            _listening = false;
            recognition.SpeechStopped();
        }
    }

    private Span<short> Slot(long frame) => _ring.AsSpan((int)(frame % Kept) * FrameSamples, FrameSamples);
}
