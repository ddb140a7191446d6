using CxBridge.Media.Vad;

namespace CxBridge.Media.Turns;

/// <summary>
/// Tells speech from silence and from the noise of the line, frame by frame.
/// <code>
/// 1 level      of the frame above 100 Hz, dBFS; nothing below -48 dBFS is speech
/// 2 model      a frame is speech from a probability of 0.5, and while the gate is open from 0.35
///   or pitch   without a model: louder than the adaptive noise floor (9 dB to begin, 6 dB to go on), and repeating itself like a voice, or within
///              120 ms of a frame that did (consonants); noise of any steady level opens nothing, for it has no pitch
/// 3 gate       opens when 8 of the last 10 frames are speech, 4 of them voiced; closes after 300 ms without speech
/// </code>
/// Takes 20 ms frames of 8 or 16 kHz, with a model of 8 kHz. Allocates nothing.
/// </summary>
public sealed class VoiceActivityDetector
{
    private const double OpenAbove = 9;
    private const double StayAbove = 6;
    private const double Faintest = -48;
    private const float Voiced = 0.55f;
    private const float LikelyToBegin = 0.5f;
    private const float LikelyToStay = 0.35f;
    private const int Window = 10;
    private const int SpeechToOpen = 8;
    private const int VoicedToOpen = 4;
    private const int CloseAfter = 15;
    private const int ConsonantFrames = 6;
    private readonly ISpeechProbability? _model;
    private readonly int _step;
    private readonly float[] _half = new float[80];
    private readonly NoiseFloor _floor = new();
    private readonly Periodicity _pitch = new();
    private VoiceGate _gate;
    private int _speechBits;
    private int _voicedBits;
    private int _sinceVoiced = int.MaxValue / 2;
    private float _lastIn;
    private float _lastOut;

    /// <summary>Makes one for a stream.</summary>
    /// <param name="sampleRate">8000 or 16000.</param>
    /// <param name="model">What tells speech; null for level and pitch.</param>
    public VoiceActivityDetector(int sampleRate = AudioFrame.SampleRate, ISpeechProbability? model = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sampleRate % 8000, 0);
        _model = model;
        _step = sampleRate / 4000;
    }

    /// <summary>The gate is open.</summary>
    public bool IsSpeaking => _gate == VoiceGate.Open;

    /// <summary>The last frame was speech by itself, whatever the gate says.</summary>
    public bool IsSpeech => (_speechBits & 1) != 0;

    /// <summary>Frames from the first of the speech to now, when <see cref="VoiceActivity.Started"/> was told.</summary>
    public int OnsetAge { get; private set; }

    /// <summary>Frames since the last one that was speech.</summary>
    public int SinceSpeech { get; private set; } = int.MaxValue / 2;

    /// <summary>Mean magnitude of the last frame's samples, 0 to 32767.</summary>
    public double MeanAmplitude { get; private set; }

    /// <summary>Noise of the line, dBFS.</summary>
    public double NoiseLevel => _floor.Level;

    /// <summary>Takes the next frame of 20 ms.</summary>
    public VoiceActivity Process(ReadOnlySpan<short> frame)
    {
        double level = Analyse(frame);
        float likely = _model?.Next(frame) ?? float.NaN;
        (bool speech, bool voiced) = float.IsNaN(likely) ? ByPitch(level) : ByModel(level, likely);
        _floor.Add(level, _gate);
        _speechBits = (_speechBits << 1) | (speech ? 1 : 0);
        _voicedBits = (_voicedBits << 1) | (voiced ? 1 : 0);
        SinceSpeech = speech ? 0 : Math.Min(SinceSpeech + 1, int.MaxValue / 2);
        return Gate();
    }

    private (bool Speech, bool Voiced) ByModel(double level, float likely)
    {
        bool speech = level > Faintest && likely >= (IsSpeaking ? LikelyToStay : LikelyToBegin);
        return (speech, speech);
    }

    private (bool Speech, bool Voiced) ByPitch(double level)
    {
        bool loud = level > Math.Max(_floor.Level + (IsSpeaking ? StayAbove : OpenAbove), Faintest);
        bool voiced = loud && _pitch.Measure() >= Voiced;
        _sinceVoiced = voiced ? 0 : Math.Min(_sinceVoiced + 1, int.MaxValue / 2);
        return (loud && _sinceVoiced <= ConsonantFrames, voiced);
    }

    private VoiceActivity Gate()
    {
        const int Mask = (1 << Window) - 1;
        int recent = _speechBits & Mask;
        if (!IsSpeaking && int.PopCount(recent) >= SpeechToOpen && int.PopCount(_voicedBits & Mask) >= VoicedToOpen)
        {
            _gate = VoiceGate.Open;
            OnsetAge = 32 - int.LeadingZeroCount(recent);
            return VoiceActivity.Started;
        }

        if (IsSpeaking && SinceSpeech >= CloseAfter)
        {
            _gate = VoiceGate.Closed;
            return VoiceActivity.Stopped;
        }

        return VoiceActivity.Unchanged;
    }

    // A first-order high-pass at about 100 Hz takes hum and offset away; then the level, and every second sample (of 8 kHz) for the pitch.
    private double Analyse(ReadOnlySpan<short> frame)
    {
        float keep = 1 - (0.16f / _step);
        float energy = 0;
        int magnitude = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            magnitude += Math.Abs((int)frame[i]);
            float filtered = (keep * _lastOut) + frame[i] - _lastIn;
            _lastIn = frame[i];
            _lastOut = filtered;
            energy += filtered * filtered;
            if (i % _step == 0)
            {
                _half[i / _step] = filtered;
            }
        }

        MeanAmplitude = (double)magnitude / frame.Length;
        _pitch.Add(_half);
        return 10 * Math.Log10((energy / frame.Length / (32768.0 * 32768.0)) + 1e-10);
    }
}
