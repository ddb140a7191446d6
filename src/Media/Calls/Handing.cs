namespace CxBridge.Media.Calls;

/// <summary>Whether a call was handed to a person.</summary>
internal enum Handing
{
    /// <summary>Nobody asked for it, or the call ended before there was an answer.</summary>
    Kept,

    /// <summary>A person took the call over.</summary>
    HandedOver,

    /// <summary>It was asked for, and did not come about.</summary>
    Refused,
}
