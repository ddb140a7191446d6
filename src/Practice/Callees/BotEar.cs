namespace CxBridge.Practice.Callees;

/// <summary>Hears by energy when the bot speaks, and counts its turns.</summary>
/// <remarks>
/// <code>
/// voice  ___/^^^^^^\_/^^^^\__________/^^\______
///           1      2       3          4
/// </code>
/// 1 onset: three voiced frames running. 2 a pause within the turn. 3 the turn is over after 600 ms without voice.
/// 4 a sound shorter than 400 ms is no turn, such as a word that was cut off at once.
/// </remarks>
internal sealed class BotEar
{
    /// <summary>Silence that ends a turn: longer than a pause between two sentences, no longer than a person's shortest wait.</summary>
    public static readonly TimeSpan TurnGap = TimeSpan.FromMilliseconds(600);

    private const double ThresholdDbfs = -45;
    private const int OnsetFrames = 3;
    private static readonly TimeSpan LeastTurn = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Hangover = TimeSpan.FromMilliseconds(200);
    private static readonly double Threshold = Math.Pow(Telephone.Amplitude(ThresholdDbfs), 2);

    private int _run;
    private bool _inTurn;
    private bool _counted;
    private double _energy;
    private long _voicedFrames;

    /// <summary>Media time: since the answer.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>The running turn or the last one, from 1; 0 before the first.</summary>
    public int Turn { get; private set; }

    /// <summary>When the running or last sound began.</summary>
    public TimeSpan TurnStart { get; private set; }

    /// <summary>When voice was last heard; zero before the first.</summary>
    public TimeSpan LastVoice { get; private set; }

    /// <summary>Voice of the running turn.</summary>
    public TimeSpan VoicedInTurn { get; private set; }

    /// <summary>Voice of the whole call.</summary>
    public TimeSpan Voiced => _voicedFrames * Telephone.Frame;

    /// <summary>Mean level of what was voiced, dBFS; -120 when nothing was.</summary>
    public double VoicedDbfs => _voicedFrames == 0 ? -120 : Telephone.Dbfs(_energy / _voicedFrames);

    /// <summary>Since voice was last heard, or since the answer.</summary>
    public TimeSpan Silence => Now - LastVoice;

    /// <summary>Whether the bot speaks now: pauses of up to 200 ms are those of words.</summary>
    public bool IsSpeaking => _inTurn && Silence < Hangover;

    /// <summary>Whether a turn that counts is under way, pauses between sentences included.</summary>
    public bool InTurn => _inTurn && _counted;

    /// <summary>The next frame.</summary>
    /// <returns>True when it ended a turn that counts.</returns>
    public bool Hear(ReadOnlySpan<short> frame)
    {
        double power = Telephone.MeanSquare(frame);
        Now += Telephone.Frame;
        if (power >= Threshold)
        {
            _run++;
            OnVoice(power);
            return false;
        }

        _run = 0;
        if (!_inTurn || Silence < TurnGap)
        {
            return false;
        }

        _inTurn = false;
        return _counted;
    }

    private void OnVoice(double power)
    {
        if (!_inTurn && _run < OnsetFrames)
        {
            return;
        }

        int frames = 1;
        if (!_inTurn)
        {
            _inTurn = true;
            _counted = false;
            frames = OnsetFrames;
            TurnStart = Now - (OnsetFrames * Telephone.Frame);
            VoicedInTurn = TimeSpan.Zero;
        }

        _voicedFrames += frames;
        _energy += power * frames;
        VoicedInTurn += frames * Telephone.Frame;
        LastVoice = Now;
        if (!_counted && VoicedInTurn >= LeastTurn)
        {
            _counted = true;
            Turn++;
        }
    }
}
