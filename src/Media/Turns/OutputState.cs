namespace CxBridge.Media.Turns;

/// <summary>Whether what the bot says is being heard.</summary>
internal enum OutputState
{
    Playing,
    Paused,
}
