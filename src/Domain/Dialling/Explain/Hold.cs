namespace CxBridge.Domain.Dialling.Explain;

/// <summary>One thing that holds a campaign back.</summary>
/// <param name="Code">Which.</param>
/// <param name="Text">In words, with its numbers.</param>
/// <param name="Contacts">How many contacts it concerns, where that can be said.</param>
/// <param name="Until">When it ends, where that is known.</param>
public sealed record Hold(HoldCode Code, string Text, int? Contacts = null, DateTimeOffset? Until = null);
