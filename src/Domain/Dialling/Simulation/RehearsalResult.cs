namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>What came of a rehearsal.</summary>
public sealed record RehearsalResult
{
    /// <summary>Share of the seats' time spent in conversation, 0 to 1.</summary>
    public required double Utilisation { get; init; }

    /// <summary>Share of the answered calls that were abandoned, 0 to 1.</summary>
    public required double AbandonRate { get; init; }

    public required double DialsPerSecond { get; init; }

    /// <summary>Most lines in use at once, conversations included: what must be had of hosts and carriers.</summary>
    public required int Lines { get; init; }

    /// <summary>Hours in which more than 3 % of the answered calls were abandoned.</summary>
    public required int HoursOver3Percent { get; init; }

    /// <summary>Hours from the start until the last contact was done with; null when the contacts outlast the scenario.</summary>
    public required double? FinishTime { get; init; }

    /// <summary>Simulated hours.</summary>
    public required double Hours { get; init; }

    public required long Dials { get; init; }

    public required long Answered { get; init; }

    public required long Abandoned { get; init; }

    /// <summary>Share of abandoned calls in the worst hour.</summary>
    public required double WorstHour { get; init; }

    /// <summary>Mean seconds from answer to seat, over all that got one.</summary>
    public required double MeanWait { get; init; }

    /// <summary>Minutes of conversation.</summary>
    public double TalkMinutes { get; init; }

    /// <summary>Most conversations at once.</summary>
    public int PeakTalking { get; init; }

    /// <summary>Contacts that still wait at the end.</summary>
    public int Left { get; init; }
}
