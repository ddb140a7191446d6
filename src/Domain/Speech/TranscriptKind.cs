namespace CxBridge.Domain.Speech;

/// <summary>Whether a transcript may still change.</summary>
public enum TranscriptKind
{
    Interim,
    Final,
}
