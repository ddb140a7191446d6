namespace CxBridge.Gateway.Crm.Compliance;

/// <summary>Rules of calling as a request gives them; what is left out stays as it is.</summary>
internal sealed record ComplianceChange
{
    /// <summary>standard: the rules of each contact's place. practice: none, for numbers that reach programs.</summary>
    public string? Profile { get; init; }

    /// <summary>On whose behalf the bot calls. An empty text removes it.</summary>
    public string? CallerName { get; init; }

    /// <summary>promotional or service.</summary>
    public string? Purpose { get; init; }

    /// <summary>column: from each contact. attested: all have consented, and the proof is kept elsewhere.</summary>
    public string? Consent { get; init; }

    /// <summary>both, number or file.</summary>
    public string? ZoneFrom { get; init; }

    /// <summary>For contacts of whom no zone is known. An empty text removes it.</summary>
    public string? Zone { get; init; }

    /// <summary>Hours by the contact's clock, such as mon-fri 09:00-18:00; they replace what was there.</summary>
    public IReadOnlyList<string>? Hours { get; init; }

    /// <summary>Days such as 2026-12-24; they replace what was there.</summary>
    public IReadOnlyList<string>? Holidays { get; init; }

    /// <summary>0: what the rules say.</summary>
    public int? AttemptsPerDay { get; init; }

    /// <summary>0: what the rules say.</summary>
    public int? AttemptsPer24Hours { get; init; }

    /// <summary>0: what the rules say.</summary>
    public int? AttemptGapMinutes { get; init; }

    /// <summary>campaign or all_campaigns.</summary>
    public string? Dedup { get; init; }

    /// <summary>With all_campaigns.</summary>
    public int? DedupDays { get; init; }

    /// <summary>A key of the telephone. An empty text: none.</summary>
    public string? OptOutKey { get; init; }
}

/// <summary>Rules of calling as they are.</summary>
internal sealed record ComplianceView(
    string Profile, string? CallerName, string Purpose, string Consent, string ZoneFrom, string? Zone, IReadOnlyList<string> Hours, IReadOnlyList<string> Holidays,
    int? AttemptsPerDay, int? AttemptsPer24Hours, int? AttemptGapMinutes, string Dedup, int DedupDays, string? OptOutKey);
