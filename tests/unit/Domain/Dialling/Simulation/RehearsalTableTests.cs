using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Dialling.Simulation;

namespace CxBridge.Tests.Unit.Domain.Dialling.Simulation;

/// <summary>
/// Holds pacing to the published figures: answer delay lognormal with mean 10 s and cv 0.5, ring time-out 25 s, 20 % of the failures end at 2 s,
/// talk lognormal with mean 120 s and cv 0.8, three of ten answer, abandoned after 2 s, ticks of 2 s. One parameter set for all. Tolerance: 1.5
/// points of utilisation, and a tenth of the abandon target.
/// </summary>
public sealed class RehearsalTableTests
{
    private const double Tolerance = 0.015;

    [Theory]
    [InlineData(10, 40, 0.821)]
    [InlineData(30, 40, 0.904)]
    [InlineData(100, 20, 0.959)]
    [InlineData(500, 10, 0.993)]
    public void Predictive_At3Percent_KeepsSeatsBusy(int seats, double hours, double utilisation)
    {
        RehearsalResult result = Rehearsal.Run(Table(seats, hours, 0.03));

        Assert.True(result.Utilisation >= utilisation - Tolerance, $"{result.Utilisation:0.0 %} busy");
        Assert.True(result.AbandonRate <= 0.033, $"{result.AbandonRate:0.00 %} abandoned");
    }

    [Theory]
    [InlineData(10, 40, 0.779)]
    [InlineData(30, 40, 0.877)]
    [InlineData(100, 20, 0.945)]
    [InlineData(500, 10, 0.986)]
    public void Predictive_At1Percent_KeepsSeatsBusyAndEveryHourBelow3Percent(int seats, double hours, double utilisation)
    {
        RehearsalResult result = Rehearsal.Run(Table(seats, hours, 0.01));

        Assert.True(result.Utilisation >= utilisation - Tolerance, $"{result.Utilisation:0.0 %} busy");
        Assert.True(result.AbandonRate <= 0.011, $"{result.AbandonRate:0.00 %} abandoned");
        Assert.Equal(0, result.HoursOver3Percent);
    }

    [Fact]
    public void Progressive_AbandonsNobody_AndLeavesAThirdOfTheTimeToRinging()
    {
        RehearsalResult result = Rehearsal.Run(Table(100, 10, 0.01) with { Pacing = new PacingSettings() });

        Assert.Equal(0, result.Abandoned);
        Assert.InRange(result.Utilisation, 0.655, 0.685);
        Assert.Equal(100, result.Lines);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    public void Reserve_MakesAbandonedCallsARarity(int seats)
    {
        int reserve = PacingSettings.ReserveFor(seats);
        var pacing = new PacingSettings { Mode = PacingMode.Predictive, ReserveSeats = reserve };

        RehearsalResult result = Rehearsal.Run(Table(seats + reserve, 20, 0.01) with { Pacing = pacing });

        Assert.True(result.AbandonRate < 0.0011, $"{result.AbandonRate:0.00 %} abandoned");
    }

    private static Scenario Table(int seats, double hours, double target) =>
        new() { Seats = seats, Hours = hours, Seed = 7, Pacing = new PacingSettings { Mode = PacingMode.Predictive, TargetAbandon = target } };
}
