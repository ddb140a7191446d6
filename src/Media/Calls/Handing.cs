namespace CxBridge.Media.Calls;

/// <summary>Whether a call was handed to a person.</summary>
internal enum Handing
{
    Kept,
    HandedOver,
}
