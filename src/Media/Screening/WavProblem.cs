namespace CxBridge.Media.Screening;

/// <summary>Why a sound file cannot be used.</summary>
/// <param name="Message">What is wrong with it.</param>
/// <param name="Cure">How to mend it.</param>
public sealed record WavProblem(string Message, string Cure);
