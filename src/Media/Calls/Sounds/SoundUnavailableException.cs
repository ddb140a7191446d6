namespace CxBridge.Media.Calls.Sounds;

/// <summary>Nobody makes the sound of a call at this place for now; nothing has begun, and the same may go well a moment later.</summary>
internal sealed class SoundUnavailableException(string why) : IOException(why);
