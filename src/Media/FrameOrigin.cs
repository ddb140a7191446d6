namespace CxBridge.Media;

/// <summary>Where the sound of a caller frame comes from.</summary>
public enum FrameOrigin
{
    /// <summary>Nothing arrived, and nothing is there to conceal: silence.</summary>
    Missing,

    /// <summary>Received.</summary>
    Received,

    /// <summary>Made up by loss concealment.</summary>
    Concealed,

    /// <summary>The far end said that it is silent, and how its silence sounds (RFC 3389).</summary>
    Noise,
}
