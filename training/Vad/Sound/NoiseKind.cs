namespace CxBridge.Training.Vad.Sound;

/// <summary>What is on a line beside the one who speaks.</summary>
public enum NoiseKind
{
    /// <summary>Hardly anything: the line itself.</summary>
    Quiet,
    White,
    Pink,

    /// <summary>A mains hum with its harmonics.</summary>
    Hum,

    /// <summary>Rumble that swells: traffic, wind.</summary>
    Rumble,

    /// <summary>Six people at once in the background.</summary>
    Babble,

    /// <summary>Chords and a melody.</summary>
    Music,

    /// <summary>Ringback, busy and keys of a telephone.</summary>
    Tones,

    /// <summary>Clicks, knocks and typing.</summary>
    Clicks,
}
