using CxBridge.Domain.Compliance;

namespace CxBridge.Domain.Dialling.Explain;

/// <summary>One thing that holds a campaign or a contact back.</summary>
/// <param name="Code">Which.</param>
/// <param name="Text">In words, with its numbers.</param>
/// <param name="Contacts">How many contacts it concerns, where that can be said.</param>
/// <param name="Until">When it ends, where that is known.</param>
/// <param name="Rule">The rule of calling that forbids it, with <see cref="HoldCode.Rule"/>.</param>
public sealed record Hold(HoldCode Code, string Text, int? Contacts = null, DateTimeOffset? Until = null, DialRule? Rule = null);
