namespace CxBridge.Domain.Carriers.Permits;

/// <summary>A carrier's answer to who would send an INVITE.</summary>
/// <param name="Refusal">Why not; <see cref="PermitRefusal.None"/> when it may.</param>
/// <param name="Wait">From the answer to the INVITE's place; zero for a refusal.</param>
public readonly record struct PermitAnswer(PermitRefusal Refusal, TimeSpan Wait);
