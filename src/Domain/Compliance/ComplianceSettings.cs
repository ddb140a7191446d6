using System.ComponentModel.DataAnnotations;

namespace CxBridge.Domain.Compliance;

/// <summary>What a campaign adds to the rules of the places that it calls. It can make them stricter; only another profile can make them laxer.</summary>
public sealed record ComplianceSettings
{
    /// <summary>Which rules apply. Default <c>standard</c>: those of the contact's place. <c>practice</c>: none, for numbers that reach programs.</summary>
    public string Profile { get; init; } = RuleBook.Standard;

    /// <summary>On whose behalf the bot calls; the bot must say it. Without it nobody is dialled under <c>standard</c>.</summary>
    [MaxLength(200)]
    public string? CallerName { get; init; }

    /// <summary>Promotion, the default, or service.</summary>
    public CallPurpose Purpose { get; init; } = CallPurpose.Promotional;

    /// <summary>How consent is known. Default: from the column of each contact.</summary>
    public ConsentSource Consent { get; init; } = ConsentSource.Column;

    /// <summary>From where the time zone is taken. Default: number and file, the stricter of both.</summary>
    public ZoneSource ZoneFrom { get; init; } = ZoneSource.Both;

    /// <summary>Zone of the tz database for contacts of whom no zone is known; null: they are not dialled.</summary>
    public string? Zone { get; init; }

    /// <summary>Hours of the campaign itself, within those that the rules allow. Empty: no others than the rules'.</summary>
    public IReadOnlyList<CallingWindow> Hours { get; init; } = [];

    /// <summary>Days on which the campaign does not call, by the contact's own calendar.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Most attempts to one number on one day of its clock, over all campaigns; null: what the rules say.</summary>
    [Range(1, 20)]
    public int? AttemptsPerDay { get; init; }

    /// <summary>Most attempts to one number within 24 hours, over all campaigns; null: what the rules say.</summary>
    [Range(1, 20)]
    public int? AttemptsPer24Hours { get; init; }

    /// <summary>Least time between two attempts to one number, over all campaigns; null: what the rules say.</summary>
    public TimeSpan? AttemptGap { get; init; }

    /// <summary>Among whose contacts a number counts as called already. Default: the campaign.</summary>
    public DedupScope Dedup { get; init; } = DedupScope.Campaign;

    /// <summary>With <see cref="DedupScope.AllCampaigns"/>: for so many days after the last attempt of another campaign. Default 30.</summary>
    [Range(1, 365)]
    public int DedupDays { get; init; } = 30;

    /// <summary>Key by which a callee asks not to be called again; null: none. Default 9.</summary>
    public char? OptOutKey { get; init; } = '9';
}
