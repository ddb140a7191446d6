namespace CxBridge.Compat.Generation;

/// <summary>
/// Only in this implementation: finds messages that would not survive a real wire. For tests.
/// </summary>
public sealed class MessageVerificationOptions
{
    /// <summary>Whether every argument and result is written to bytes and read back. Default false: deep copies only.</summary>
    public bool RoundTripMessages { get; set; }
}
