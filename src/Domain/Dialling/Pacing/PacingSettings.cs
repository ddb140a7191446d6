using System.ComponentModel.DataAnnotations;

namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>What a campaign chooses of its pacing; everything else is one set of parameters for all (<see cref="PacingParameters"/>).</summary>
public sealed record PacingSettings
{
    /// <summary>Highest share of abandoned calls that may be aimed at: the rules of the FTC and of Ofcom.</summary>
    public const double MostAbandons = 0.03;

    /// <summary>Lowest share of abandoned calls that can be aimed at; who wants none at all takes progressive pacing.</summary>
    public const double FewestAbandons = 0.001;

    /// <summary>Default: progressive.</summary>
    public PacingMode Mode { get; init; } = PacingMode.Progressive;

    /// <summary>Lines for each free seat with <see cref="PacingMode.Ratio"/>. Default 1.5.</summary>
    [Range(1.0, 5.0)]
    public double LinesPerSeat { get; init; } = 1.5;

    /// <summary>Share of answered calls that may be abandoned, with <see cref="PacingMode.Predictive"/>. Default 1 %; tuned to exactly 3 %, many an
    /// hour would exceed 3 %.</summary>
    [Range(FewestAbandons, MostAbandons)]
    public double TargetAbandon { get; init; } = 0.01;

    /// <summary>Seats that predictive pacing does not plan with, so that chance finds them free. Default 0; 1.3 times the root of all seats makes
    /// abandoned calls a rarity.</summary>
    [Range(0, 10_000)]
    public int ReserveSeats { get; init; }

    /// <summary>What they hear who answer while no slot is free in time, with ratio and predictive pacing.</summary>
    public AbandonedMessage Abandoned { get; init; } = new();

    /// <summary>Whether more lines are dialled than there are seats: on lines of a host, without a slot before somebody answers. Manual and
    /// progressive pacing reserve a slot before the INVITE and never abandon anybody.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool DialsOnLines => Mode is PacingMode.Ratio or PacingMode.Predictive;

    /// <summary>The reserve that keeps abandoned calls near 0.1 %: 1.3 times the root of all seats, rounded up.</summary>
    public static int ReserveFor(int seats) => (int)Math.Ceiling(1.3 * Math.Sqrt(seats));
}
