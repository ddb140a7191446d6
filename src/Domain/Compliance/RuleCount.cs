namespace CxBridge.Domain.Compliance;

/// <summary>How many waiting contacts a rule keeps from being dialled.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Contacts">How many.</param>
/// <param name="Until">When it lets the first of them go; null when time alone will not do it.</param>
/// <param name="Reason">In words.</param>
public sealed record RuleCount(DialRule Rule, int Contacts, DateTimeOffset? Until, string Reason);
