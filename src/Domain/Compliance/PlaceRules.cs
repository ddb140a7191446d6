namespace CxBridge.Domain.Compliance;

/// <summary>The rules of one place as the data state them; what a place does not state is null or empty.</summary>
internal sealed record PlaceRules
{
    public required string Name { get; init; }

    public IReadOnlyList<CallingWindow> Hours { get; init; } = [];

    public HolidayCalendar? Calendar { get; init; }

    public bool ConsentRequired { get; init; }

    public int? AttemptsPerDay { get; init; }

    public int? AttemptsPer24Hours { get; init; }

    public int? AttemptsPer30Days { get; init; }

    public TimeSpan? AttemptGap { get; init; }

    /// <summary>After an abandoned call.</summary>
    public TimeSpan? AfterAbandoned { get; init; }

    /// <summary>Beginnings of the caller ids that a purpose wants.</summary>
    public IReadOnlyDictionary<CallPurpose, IReadOnlyList<string>> CallerId { get; init; } = new Dictionary<CallPurpose, IReadOnlyList<string>>();

    public IReadOnlyList<string> Sources { get; init; } = [];
}
