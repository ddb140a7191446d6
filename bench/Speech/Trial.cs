namespace CxBridge.Bench.Speech;

/// <summary>One utterance and what came of it.</summary>
/// <param name="Name">Voice or kind of noise.</param>
/// <param name="Said">The words, or the noise.</param>
/// <param name="Wanted">The intent; null for none.</param>
/// <param name="Words">What the grammar made of it.</param>
/// <param name="Heard">The intent of these words; null for none.</param>
/// <param name="Misfit">How badly the words fit the sound.</param>
/// <param name="Frames">Frames of speech that the grammar's words cover.</param>
/// <param name="Time">Time of both searches.</param>
/// <param name="Length">Length of the sound.</param>
internal sealed record Trial(string Name, string Said, string? Wanted, string Words, string? Heard, double Misfit, int Frames, TimeSpan Time, TimeSpan Length);
