namespace CxBridge.Voice.Doctor;

/// <summary>Whether a part of speech works on this machine.</summary>
public enum VoiceHealth
{
    Works,
    Missing,
}
