namespace CxBridge.Grains.Dialling;

/// <summary>Why an attempt had to be found.</summary>
internal enum ReapCause
{
    /// <summary>It was not dialled, and the store was away when it was to be given back.</summary>
    NotGivenBack,

    /// <summary>It is open for longer than any host leaves one open.</summary>
    OpenTooLong,
}
