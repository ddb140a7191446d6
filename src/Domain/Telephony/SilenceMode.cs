namespace CxBridge.Domain.Telephony;

/// <summary>What is sent while this side is silent.</summary>
public enum SilenceMode
{
    /// <summary>A packet every 20 ms: keeps the paths through NATs open, and every far end understands it.</summary>
    Packets,

    /// <summary>Comfort noise (RFC 3389) a few times a second where the far end takes it: less traffic.</summary>
    ComfortNoise,
}
