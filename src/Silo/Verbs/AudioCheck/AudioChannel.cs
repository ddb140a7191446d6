namespace CxBridge.Silo.Verbs.AudioCheck;

/// <summary>A channel of a stereo recording. In ours the far end is left and the bot right.</summary>
internal enum AudioChannel
{
    Left,
    Right,
}
