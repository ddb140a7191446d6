using CxBridge.Domain.Contacts;

namespace CxBridge.Domain.Attempts;

/// <summary>What becomes of a contact after an attempt.</summary>
/// <param name="State">Its next state.</param>
/// <param name="NextAt">When it is due, in the scheduled states; null otherwise.</param>
public sealed record ContactNext(ContactState State, DateTimeOffset? NextAt);
