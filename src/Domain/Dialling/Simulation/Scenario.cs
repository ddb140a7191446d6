using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>A made-up campaign: who answers how, and how it is paced. All durations in seconds unless the name says otherwise.</summary>
public sealed record Scenario
{
    /// <summary>Conversations that may be held at once.</summary>
    public int Seats { get; init; } = 30;

    /// <summary>Share of the dials that somebody would answer if it rang long enough.</summary>
    public double AnswerRate { get; init; } = 0.3;

    /// <summary>From dial to answer.</summary>
    public Spread AnswerDelay { get; init; } = new(10, 0.5);

    /// <summary>After which a dial is given up.</summary>
    public double RingTimeout { get; init; } = 25;

    /// <summary>Dials that end early.</summary>
    public FastFail FastFail { get; init; } = new(0.2, 2);

    /// <summary>From answer to end.</summary>
    public Spread Talk { get; init; } = new(120, 0.8);

    /// <summary>An answered call for which no seat comes free in this time is abandoned.</summary>
    public double HoldBeforeAbandon { get; init; } = 2;

    /// <summary>Between two decisions.</summary>
    public double TickSeconds { get; init; } = 2;

    /// <summary>How long to simulate.</summary>
    public double Hours { get; init; } = 10;

    /// <summary>The same seed gives the same figures.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Mode, target and reserve.</summary>
    public PacingSettings Pacing { get; init; } = new() { Mode = PacingMode.Predictive };

    /// <summary>Contacts, each dialled once; null: without end.</summary>
    public int? Contacts { get; init; }

    /// <summary>Most lines at once, conversations included; null: as many as pacing asks for.</summary>
    public int? Lines { get; init; }

    /// <summary>What the carrier takes; null: no limit.</summary>
    public double? CallsPerSecond { get; init; }

    /// <summary>The answer rate through the day, by hour; empty: <see cref="AnswerRate"/> all the time.</summary>
    public IReadOnlyList<RateStep> AnswerRateByHour { get; init; } = [];

    /// <summary>Minutes with another answer rate.</summary>
    public IReadOnlyList<Burst> Bursts { get; init; } = [];

    /// <summary>Minutes without a carrier.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>Seats that come and go, by hour.</summary>
    public IReadOnlyList<SeatStep> SeatsByHour { get; init; } = [];

    /// <summary>Contacts of a real campaign, in place of <see cref="Contacts"/>; empty: none.</summary>
    public IReadOnlyList<ContactGroup> Groups { get; init; } = [];

    /// <summary>When contacts of <see cref="Groups"/> are tried again; null: never.</summary>
    public RehearsalRetry? Retry { get; init; }

    /// <summary>When contacts of <see cref="Groups"/> may be dialled; empty: at all hours.</summary>
    public IReadOnlyList<OpenSpan> Open { get; init; } = [];
}
