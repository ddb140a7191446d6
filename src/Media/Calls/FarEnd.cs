using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Calls;

/// <summary>What is to be expected of the far end's sound.</summary>
internal enum FarEnd
{
    /// <summary>It sends, and its silence means that something broke.</summary>
    Sends,

    /// <summary>It only listens.</summary>
    Listens,

    /// <summary>It has us on hold.</summary>
    Holds,
}

/// <summary>Reads it from what was agreed.</summary>
internal static class FarEnds
{
    public static FarEnd Of(AgreedMedia media) => media.Direction switch
    {
        MediaDirection.SendOnly or MediaDirection.Inactive => FarEnd.Holds,
        MediaDirection.ReceiveOnly => FarEnd.Listens,
        _ => FarEnd.Sends,
    };
}
