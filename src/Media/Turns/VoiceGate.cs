namespace CxBridge.Media.Turns;

/// <summary>Whether somebody speaks.</summary>
internal enum VoiceGate
{
    Closed,
    Open,
}
