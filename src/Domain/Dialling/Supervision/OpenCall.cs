namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>An open call on the monotonic clock.</summary>
/// <param name="Began">When its INVITE could be sent.</param>
/// <param name="Answered">When it was answered; null while it rings.</param>
/// <param name="SeenAt">When it was last seen open.</param>
public readonly record struct OpenCall(TimeSpan Began, TimeSpan? Answered, TimeSpan SeenAt);
