namespace CxBridge.Media.Screening;

/// <summary>Whether somebody, or something, has spoken.</summary>
internal enum Spoken
{
    NotYet,
    Before,
}
