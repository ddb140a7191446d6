namespace CxBridge.Media;

/// <summary>What came in during one frame of the media clock; the sound itself is handed over beside it.</summary>
/// <param name="Index">Frame number from the first frame of the port; a jump means that the reader was too slow and frames were dropped.</param>
/// <param name="Origin">Where the sound comes from.</param>
/// <param name="Digit">A key pressed (RFC 4733), once for each press; '\0' when none.</param>
public readonly record struct CallerFrame(long Index, FrameOrigin Origin, char Digit)
{
    /// <summary>It came before the answer (183 with a description): ringback, an announcement, rarely a person. Its index is no time of the media clock,
    /// which begins with the answer.</summary>
    public bool IsEarly { get; init; }
}
