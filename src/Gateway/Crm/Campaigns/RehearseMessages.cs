namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>Body of a rehearsal; all of it may be left out.</summary>
internal sealed record RehearseRequest
{
    /// <summary>Hours to simulate at most, from now. Default 48.</summary>
    public double? HorizonHours { get; init; }

    /// <summary>Dials that are answered, in place of what the campaign's calls say.</summary>
    public double? AnswerRatePercent { get; init; }

    /// <summary>Mean seconds from dial to answer, in place of what the campaign's calls say.</summary>
    public double? AnswerDelaySeconds { get; init; }

    /// <summary>Mean seconds of a conversation, in place of what the campaign's calls say.</summary>
    public double? TalkSeconds { get; init; }

    /// <summary>What a minute of conversation costs.</summary>
    public double? CostPerMinute { get; init; }

    /// <summary>What an attempt costs, answered or not.</summary>
    public double? CostPerAttempt { get; init; }

    /// <summary>When it is to be over: the fewest seats for that are looked for.</summary>
    public double? FinishWithinHours { get; init; }

    /// <summary>Other settings to try beside the current ones, at most 6.</summary>
    public IReadOnlyList<RehearseVariant>? Variants { get; init; }
}

/// <summary>Settings to try; what is left out is as the campaign has it.</summary>
/// <param name="Name">For people.</param>
/// <param name="ConcurrencyLimit">Seats.</param>
/// <param name="Pacing">How many attempts are begun.</param>
/// <param name="MaxAttempts">One cap over all rules.</param>
/// <param name="CallsPerSecond">Of the carrier.</param>
/// <param name="Channels">Of the carrier.</param>
internal sealed record RehearseVariant(
    string? Name = null, int? ConcurrencyLimit = null, PacingChange? Pacing = null, int? MaxAttempts = null, double? CallsPerSecond = null, int? Channels = null);

/// <summary>What a rehearsal came to.</summary>
/// <param name="Waiting">Contacts that wait, and so take part.</param>
/// <param name="Assumptions">What it assumes of callees, and from where.</param>
/// <param name="Runs">The current settings, then the variants.</param>
/// <param name="SeatsNeeded">The fewest seats that finish in time, with the current settings; null when nobody asked, or no number does.</param>
/// <param name="Notes">What it does not know, in words.</param>
/// <param name="At">When it began; times of the runs count from here.</param>
internal sealed record RehearseView(
    int Waiting, IReadOnlyList<AssumptionView> Assumptions, IReadOnlyList<RunView> Runs, int? SeatsNeeded, IReadOnlyList<string> Notes, DateTimeOffset At);

/// <summary>Something that a rehearsal assumes.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Source">From where.</param>
/// <param name="Sample">Calls behind it.</param>
internal sealed record AssumptionView(string Name, double Value, string Unit, AssumptionSource Source, int Sample);

/// <summary>From where a figure comes.</summary>
internal enum AssumptionSource
{
    /// <summary>The campaign's own calls.</summary>
    History,

    /// <summary>Too few calls: a standard figure.</summary>
    Standard,

    /// <summary>The request.</summary>
    Request,
}

/// <summary>One simulated run.</summary>
/// <param name="Name">Current settings, or the variant's name.</param>
/// <param name="FinishedAt">When the last contact was done with; null when some are left at the end of the horizon.</param>
/// <param name="Hours">Simulated hours.</param>
/// <param name="ContactsLeft">Contacts that still wait then.</param>
/// <param name="Attempts">Calls.</param>
/// <param name="Answered">Of these, answered.</param>
/// <param name="AbandonRatePercent">Answers for which no seat was free in time.</param>
/// <param name="WorstHourPercent">The same in the worst hour.</param>
/// <param name="UtilisationPercent">Share of the seats' time spent in conversation.</param>
/// <param name="PeakConversations">Most conversations at once.</param>
/// <param name="PeakLines">Most lines at once, ringing ones included: slots and channels that must be there.</param>
/// <param name="TalkMinutes">Minutes of conversation.</param>
/// <param name="Cost">By the prices of the request; null without.</param>
internal sealed record RunView(
    string Name, DateTimeOffset? FinishedAt, double Hours, int ContactsLeft, long Attempts, long Answered, double AbandonRatePercent, double WorstHourPercent,
    double UtilisationPercent, int PeakConversations, int PeakLines, double TalkMinutes, double? Cost);
