namespace CxBridge.Domain.Screening;

/// <summary>One threshold of screening.</summary>
/// <param name="Name">Its name in settings; <c>Ms</c> at the end means milliseconds.</param>
/// <param name="Get">Reads it.</param>
/// <param name="With">The settings with another value.</param>
/// <param name="Least">The least that is accepted.</param>
/// <param name="Most">The most that is accepted.</param>
public sealed record ScreeningLimit(
    string Name, Func<ScreeningSettings, int> Get, Func<ScreeningSettings, int, ScreeningSettings> With, int Least, int Most);
