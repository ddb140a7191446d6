using CxBridge.Domain.Dialling.History;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>How many attempts to begin now, with all that led to it.</summary>
public sealed record PacingDecision
{
    /// <summary>By which rule.</summary>
    public required PacingMode Mode { get; init; }

    /// <summary>Attempts to begin.</summary>
    public required int Dials { get; init; }

    /// <summary>What kept it from being more.</summary>
    public required PacingBound Bound { get; init; }

    public required int Seats { get; init; }

    public required int Talking { get; init; }

    public required int Waiting { get; init; }

    public required int Ringing { get; init; }

    /// <summary>Seats that are free and not waited for; below zero when more talk than there are seats.</summary>
    public int FreeSeats => Seats - Talking - Waiting;

    /// <summary>Lines that may be opened, contacts that are due; <see cref="int.MaxValue"/> when not limited.</summary>
    public required int Lines { get; init; }

    public required int Due { get; init; }

    /// <summary>How far the plan looks ahead; zero without a plan.</summary>
    public TimeSpan Horizon { get; init; }

    /// <summary>Answers and free seats within the horizon, before the new dials.</summary>
    public PipelineOutlook Outlook { get; init; }

    /// <summary>Share of the dials that are answered.</summary>
    public double AnswerRate { get; init; }

    /// <summary>Chance of a new dial to be answered within the horizon.</summary>
    public double Chance { get; init; }

    /// <summary>Tolerated shortfall as a share of the expected answers, as the feedback has set it.</summary>
    public double Tolerance { get; init; }

    /// <summary>Most lines that may ring at once.</summary>
    public int Ceiling { get; init; }

    /// <summary>The last 5 minutes.</summary>
    public CallTally Recent { get; init; }
}
