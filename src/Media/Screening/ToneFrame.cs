namespace CxBridge.Media.Screening;

/// <summary>What tones the last 64 ms hold.</summary>
/// <param name="First">Frequency of the strongest, hertz.</param>
/// <param name="FirstShare">Its share of all power between 100 Hz and 3.8 kHz, 0 to 1.</param>
/// <param name="Second">Frequency of the next, hertz.</param>
/// <param name="SecondShare">Its share.</param>
/// <param name="Level">All power, dBFS.</param>
internal readonly record struct ToneFrame(double First, double FirstShare, double Second, double SecondShare, double Level)
{
    // 8 dB above everything else on the line: speech, music and noise never are for long.
    private const double Pure = 0.86;
    private const double Partner = 0.12;
    private const double Faintest = -45;

    /// <summary>One tone and next to nothing else.</summary>
    public bool IsSingle => Level > Faintest && FirstShare >= Pure;

    /// <summary>Two tones and next to nothing else.</summary>
    public bool IsDual => Level > Faintest && !IsSingle && SecondShare >= Partner && FirstShare + SecondShare >= Pure;

    /// <summary>One or two tones.</summary>
    public bool IsTone => IsSingle || IsDual;
}
