using CxBridge.Domain.Dialling.Simulation;

namespace CxBridge.Tests.Unit.Domain.Dialling.Simulation;

/// <summary>Days that do not go evenly, at the default target of 1 %.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public void TheSameSeed_GivesTheSameFigures()
    {
        var scenario = new Scenario { Seats = 20, Hours = 3, Seed = 42 };

        Assert.Equal(Rehearsal.Run(scenario), Rehearsal.Run(scenario));
        Assert.NotEqual(Rehearsal.Run(scenario), Rehearsal.Run(scenario with { Seed = 43 }));
    }

    [Fact]
    public void AnAnswerRateThatDrifts_IsFollowed()
    {
        RehearsalResult result = Rehearsal.Run(new Scenario { Seats = 60, Hours = 12, AnswerRateByHour = [new(0, 0.35), new(4, 0.15), new(8, 0.25), new(12, 0.45)] });

        Assert.Equal(0, result.HoursOver3Percent);
        Assert.InRange(result.AbandonRate, 0, 0.012);
        Assert.True(result.Utilisation > 0.89, $"{result.Utilisation:0.0 %} busy");
    }

    [Fact]
    public void ABurstOfAnswers_CostsNoHour()
    {
        RehearsalResult result = Rehearsal.Run(new Scenario { Seats = 60, Hours = 6, Bursts = [new(2, 10, 0.6), new(4, 10, 0.6)] });

        Assert.Equal(0, result.HoursOver3Percent);
        Assert.True(result.Utilisation > 0.89, $"{result.Utilisation:0.0 %} busy");
    }

    [Fact]
    public void AnOutage_IsWaitedOutAndDoesNotSpoilTheAnswerRate()
    {
        var calm = new Scenario { Seats = 60, Hours = 6 };
        RehearsalResult without = Rehearsal.Run(calm);
        RehearsalResult with = Rehearsal.Run(calm with { Outages = [new(2, 5), new(4, 20)] });

        Assert.Equal(0, with.HoursOver3Percent);
        // 25 of 360 minutes are lost, and what the hold of the carrier and the start afresh take.
        Assert.InRange(with.Utilisation, without.Utilisation - 0.12, without.Utilisation - 0.05);
    }

    [Fact]
    public void SeatsThatComeAndGo_AreFilledAgain()
    {
        RehearsalResult result = Rehearsal.Run(new Scenario { Seats = 40, Hours = 8, SeatsByHour = [new(1, 80), new(4, 0), new(4.5, 80), new(7, 60)] });

        Assert.True(result.Utilisation > 0.88, $"{result.Utilisation:0.0 %} busy");
        Assert.InRange(result.AbandonRate, 0, 0.015);
    }

    [Fact]
    public void Contacts_AreDialledOnceAndThenItIsOver()
    {
        RehearsalResult result = Rehearsal.Run(new Scenario { Seats = 50, Hours = 24, Contacts = 3_000 });

        Assert.Equal(3_000, result.Dials);
        Assert.InRange(result.FinishTime!.Value, 0.3, 2);
        Assert.Equal(result.Hours, result.FinishTime.Value, 3);
    }

    [Fact]
    public void Lines_AreNeverExceeded() => Assert.InRange(Rehearsal.Run(new Scenario { Seats = 50, Hours = 2, Lines = 60 }).Lines, 50, 60);

    [Fact]
    public void CallsPerSecond_AreNeverExceeded() =>
        Assert.InRange(Rehearsal.Run(new Scenario { Seats = 100, Hours = 2, CallsPerSecond = 1 }).DialsPerSecond, 0.9, 1.0);

    [Fact]
    public void WhenNobodyAnswers_NobodyIsAbandonedAndTheLinesStayBounded()
    {
        RehearsalResult result = Rehearsal.Run(new Scenario { Seats = 30, Hours = 1, AnswerRate = 0 });

        Assert.Equal((0, 0, 30), (result.Answered, result.Abandoned, result.Lines));
    }
}
