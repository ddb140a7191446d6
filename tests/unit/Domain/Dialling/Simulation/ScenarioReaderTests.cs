using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Dialling.Simulation;
using CxBridge.Tests.Unit.Architecture;

namespace CxBridge.Tests.Unit.Domain.Dialling.Simulation;

public sealed class ScenarioReaderTests
{
    [Fact]
    public void AnEmptyObject_IsTheStandardScenario() => Assert.Equivalent(new Scenario(), ScenarioReader.Read("{}").Scenario);

    [Fact]
    public void EveryField_IsRead()
    {
        Scenario scenario = ScenarioReader.Read("""
            {
              "about": "all of it", "seats": 12, "answerRate": 0.25, "answerDelay": { "mean": 8, "cv": 0.4 }, "ringTimeout": 20,
              "fastFail": { "share": 0.1, "at": 1 }, "talk": { "mean": 90, "cv": 1 }, "holdBeforeAbandon": 1.5, "tickSeconds": 1, "hours": 3, "seed": 9,
              "target": 0.02, "policy": "ratio", "ratio": 1.8, "reserveSeats": 2, "contacts": 500, "lines": 40, "callsPerSecond": 5,
              "answerRateByHour": [{ "atHour": 0, "answerRate": 0.2 }], "bursts": [{ "atHour": 1, "minutes": 5, "answerRate": 0.5 }],
              "outages": [{ "atHour": 2, "minutes": 3 }], "seatsByHour": [{ "atHour": 1, "seats": 20 }]
            }
            """).Scenario!;

        Assert.Equivalent(new Scenario
        {
            Seats = 12, AnswerRate = 0.25, AnswerDelay = new(8, 0.4), RingTimeout = 20, FastFail = new(0.1, 1), Talk = new(90, 1), HoldBeforeAbandon = 1.5,
            TickSeconds = 1, Hours = 3, Seed = 9, Contacts = 500, Lines = 40, CallsPerSecond = 5,
            Pacing = new() { Mode = PacingMode.Ratio, LinesPerSeat = 1.8, TargetAbandon = 0.02, ReserveSeats = 2 },
            AnswerRateByHour = [new(0, 0.2)], Bursts = [new(1, 5, 0.5)], Outages = [new(2, 3)], SeatsByHour = [new(1, 20)],
        }, scenario);
    }

    [Theory]
    [InlineData("0.03", 0.03)]
    [InlineData("3", 0.03)]
    [InlineData("1", 0.01)]
    [InlineData("0.5", 0.005)]
    [InlineData("0.001", 0.001)]
    public void Target_IsAShareOrPerCent(string given, double share) =>
        Assert.Equal(share, ScenarioReader.Read($$"""{ "target": {{given}} }""").Scenario!.Pacing.TargetAbandon, 9);

    [Fact]
    public void AllErrors_ComeAtOnceWithFieldAndCure()
    {
        ScenarioReadResult result = ScenarioReader.Read("""
            { "seats": -3, "answerRate": 30, "answerDelay": 10, "fastFail": { "share": 2 }, "hours": "ten", "policy": "bold", "target": 0.05, "seed": 1.5,
              "colour": 1, "seatsByHour": [{ "atHour": 2, "seats": 5 }, { "atHour": 1, "seats": 5, "why": 1 }] }
            """);

        Assert.Null(result.Scenario);
        Assert.Equal(
            ["answerDelay", "answerRate", "colour", "fastFail.at", "fastFail.share", "hours", "policy", "seats", "seatsByHour[1].atHour", "seatsByHour[1].why", "seed", "target"],
            result.Errors.Select(e => e.Path).Order(StringComparer.Ordinal));
        Assert.All(result.Errors, e => Assert.NotEmpty(e.Hint));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{ \"seats\": 10")]
    [InlineData("{ \"seats\": 0 }")]
    [InlineData("{ \"policy\": \"manual\" }")]
    [InlineData("{ \"policy\": \"2\" }")]
    [InlineData("{ \"seats\": 10000, \"hours\": 10000 }")]
    [InlineData("{ \"hours\": 1e999 }")]
    [InlineData("{ \"seats\": {} }")]
    [InlineData("{ \"bursts\": [1] }")]
    public void WhatCannotBeSimulated_IsRefused(string text) => Assert.NotEmpty(ScenarioReader.Read(text).Errors);

    [Fact]
    public void Examples_CanAllBeUsed()
    {
        IReadOnlyList<SourceFile> examples = Repository.Files(["docs/scenarios"], ".json");
        Assert.True(examples.Count >= 10);
        Assert.All(examples, example => Assert.Empty(ScenarioReader.Read(example.Text).Errors));
    }
}
