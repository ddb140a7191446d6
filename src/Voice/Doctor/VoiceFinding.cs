namespace CxBridge.Voice.Doctor;

/// <summary>What the self check found out about one part.</summary>
/// <param name="Part">Such as <c>text-to-speech espeak-ng</c>.</param>
/// <param name="Health">Whether it works.</param>
/// <param name="Details">What is there, or what is wrong and the cure.</param>
public sealed record VoiceFinding(string Part, VoiceHealth Health, string Details);
