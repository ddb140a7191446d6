namespace CxBridge.Media.Calls;

/// <summary>One slot, or one line: a place for one call; guarded by the engine's lock.</summary>
internal sealed class CallSlot
{
    /// <summary>The call in it, or null when it is free.</summary>
    public CallSession? Session { get; set; }

    /// <summary>The token of the last order that was taken: the same one never dials twice.</summary>
    public Guid LastToken { get; set; }

    /// <summary>Since when it is free.</summary>
    public DateTimeOffset FreeSince { get; set; }
}
