namespace CxBridge.Media.Turns;

/// <summary>Whether one side was heard by the other.</summary>
internal enum Heard
{
    Nothing,
    Something,
}
