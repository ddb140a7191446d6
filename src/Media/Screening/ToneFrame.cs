namespace CxBridge.Media.Screening;

/// <summary>What tones the last 64 ms hold.</summary>
/// <param name="First">Frequency of the strongest, hertz.</param>
/// <param name="FirstShare">Its share of all power between 100 Hz and 3.8 kHz, 0 to 1.</param>
/// <param name="Second">Frequency of the next, hertz.</param>
/// <param name="SecondShare">Its share.</param>
/// <param name="Level">All power, dBFS.</param>
internal readonly record struct ToneFrame(double First, double FirstShare, double Second, double SecondShare, double Level)
{
    /// <summary>The share of all power that makes a tone of sound: 8 dB above everything else on the line, which speech, music and noise never are for long.</summary>
    public const double Pure = 0.86;
    private const double Partner = 0.12;
    private const double Faintest = -45;

    /// <summary>One tone and next to nothing else.</summary>
    /// <param name="purity">Its least share of all power, 0 to 1.</param>
    public bool IsSingle(double purity = Pure) => Level > Faintest && FirstShare >= purity;

    /// <summary>Two tones and next to nothing else.</summary>
    /// <param name="purity">Their least share of all power, 0 to 1.</param>
    public bool IsDual(double purity = Pure) => Level > Faintest && !IsSingle(purity) && SecondShare >= Partner && FirstShare + SecondShare >= purity;
}
