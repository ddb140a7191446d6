using System.ComponentModel.DataAnnotations;

namespace CxBridge.Domain.Attempts;

/// <summary>When and how often a contact is tried again. One cap counts over all rules.</summary>
public sealed record RetryRules
{
    /// <summary>Most attempts that pass the gate, for each contact. Default 3.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Delay before the next attempt, by disposition of the last; null: it is final. One that is not here goes by its outcome.</summary>
    public IReadOnlyDictionary<string, TimeSpan?> ByDisposition { get; init; } = new Dictionary<string, TimeSpan?>();

    /// <summary>Delay before the next attempt, by outcome of the last; an outcome that is not here is final.</summary>
    public IReadOnlyDictionary<AttemptOutcome, TimeSpan> Delays { get; init; } = new Dictionary<AttemptOutcome, TimeSpan>
    {
        [AttemptOutcome.Busy] = TimeSpan.FromMinutes(10),
        [AttemptOutcome.NoAnswer] = TimeSpan.FromHours(2),
        [AttemptOutcome.Failed] = TimeSpan.FromMinutes(5),
    };
}
