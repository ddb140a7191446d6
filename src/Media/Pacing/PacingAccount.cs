namespace CxBridge.Media.Pacing;

/// <summary>How late a pacing thread was, over some time.</summary>
/// <param name="Late">How often, by the limits of <see cref="PacingTally.Limits"/>; one more than there are limits.</param>
/// <param name="Skipped">Frames whose time had passed.</param>
internal sealed record PacingAccount(IReadOnlyList<long> Late, long Skipped);
