using System.Diagnostics.CodeAnalysis;

namespace CxBridge.Domain.Compliance;

/// <summary>Whether a contact may be dialled now and, if not, by which rule and until when.</summary>
/// <param name="Rule">The rule that forbids it; null when it is allowed.</param>
/// <param name="Until">When the rule lets go; null when time alone will not do it.</param>
/// <param name="Reason">In words, with the cure where there is one. Never a telephone number.</param>
public readonly record struct DialVerdict(DialRule? Rule, DateTimeOffset? Until, string? Reason)
{
    /// <summary>No rule forbids it.</summary>
    public static DialVerdict Allowed => default;

    /// <summary>Whether no rule forbids it.</summary>
    [MemberNotNullWhen(false, nameof(Rule), nameof(Reason))]
    public bool MayDial => Rule is null;

    /// <summary>Forbidden until a time.</summary>
    public static DialVerdict Blocked(DialRule rule, DateTimeOffset? until, string reason) => new(rule, until, reason);
}
