using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Attempts;

/// <summary>A contact claimed for dialling: an attempt in state reserved.</summary>
public sealed record Claim(AttemptId Attempt, ContactId Contact, long Epoch);
