using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Tests.Unit.Domain.Dialling.Pacing;

public sealed class PacerTests
{
    private static readonly PacingSettings Predictive = new() { Mode = PacingMode.Predictive };
    private readonly CallHistory _history = new();
    private readonly Pacer _pacer;

    public PacerTests() => _pacer = new Pacer(_history);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static PacingInput Campaign(int seats, int talking = 0, int ringing = 0)
    {
        var input = new PacingInput { Seats = seats, RingTimeout = At(25) };
        for (int i = 0; i < talking; i++)
        {
            input.Talking.Add(60 + (i % 100));
        }

        for (int i = 0; i < ringing; i++)
        {
            input.Ringing.Add(i % 20);
        }

        return input;
    }

    /// <summary>Three of ten answer after 10 s and talk for 2 min, as it was over the last 5 minutes.</summary>
    private void Learn(int dials = 600, int abandoned = 0)
    {
        for (int i = 0; i < dials; i++)
        {
            TimeSpan at = At(3600 + (i * 290.0 / dials));
            if (i % 10 < 3)
            {
                _history.Answered(at, At(7 + (i % 7)));
                _history.Talked(at, At(60 + (i % 120)));
            }
            else
            {
                _history.Unreached(at, At(25));
            }
        }

        for (int i = 0; i < abandoned; i++)
        {
            _history.Abandoned(At(3600 + 289));
        }
    }

    [Theory]
    [InlineData(10, 4, 3, 3)]
    [InlineData(10, 4, 6, 0)]
    [InlineData(10, 12, 0, 0)]
    public void Progressive_DialsOneLineForEachFreeSeat(int seats, int talking, int ringing, int dials)
    {
        PacingDecision decision = _pacer.Decide(At(0), new PacingSettings(), Campaign(seats, talking, ringing));

        Assert.Equal((dials, PacingBound.FreeSeats), (decision.Dials, decision.Bound));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Predictive_LastContactsNoMoreThanTheReserve_AreDialledIntoTheSeatsThatItWants(int due)
    {
        Learn();
        PacingSettings settings = Predictive with { ReserveSeats = 4 };
        PacingInput campaign = Campaign(30, talking: 10);
        campaign.Due = due;
        campaign.Seats = campaign.Talking.Total + campaign.SeatsWanted(settings);

        Assert.Equal(due, _pacer.Decide(At(3600 + 290), settings, campaign).Dials);
    }

    [Theory]
    [InlineData(30, 0, 0)]
    [InlineData(30, 3, 7)]
    [InlineData(12, 3, 2)]
    [InlineData(8, 3, 0)]
    public void SeatsWanted_ReserveOfFour_NoMoreThanAreLeftAndNoneForNobody(int seats, int due, int wanted)
    {
        PacingInput campaign = Campaign(seats, talking: 10);
        campaign.Due = due;

        Assert.Equal(wanted, campaign.SeatsWanted(Predictive with { ReserveSeats = 4 }));
    }

    [Theory]
    [InlineData(0, 0, PacingBound.NothingAsked)]
    [InlineData(3, 3, PacingBound.NothingAsked)]
    [InlineData(9, 6, PacingBound.FreeSeats)]
    public void Manual_DialsWhatIsAskedFor(int asked, int dials, PacingBound bound)
    {
        PacingInput campaign = Campaign(10, talking: 4);
        campaign.Asked = asked;

        PacingDecision decision = _pacer.Decide(At(0), new PacingSettings { Mode = PacingMode.Manual }, campaign);

        Assert.Equal((dials, bound), (decision.Dials, decision.Bound));
    }

    [Fact]
    public void Ratio_DialsItsLinesForEachFreeSeat()
    {
        PacingDecision decision = _pacer.Decide(At(0), new PacingSettings { Mode = PacingMode.Ratio, LinesPerSeat = 2.5 }, Campaign(10, talking: 4, ringing: 5));

        Assert.Equal((10, PacingBound.Ratio), (decision.Dials, decision.Bound));
    }

    [Fact]
    public void Predictive_WhenLittleIsKnown_DialsFreeSeatsOnly()
    {
        Learn(dials: 60);

        PacingDecision decision = _pacer.Decide(At(3900), Predictive, Campaign(10, talking: 4, ringing: 2));

        Assert.Equal((4, PacingBound.ColdStart), (decision.Dials, decision.Bound));
    }

    [Fact]
    public void Predictive_WhenNobodyHasAnswered_DialsFreeSeatsOnly()
    {
        for (int i = 0; i < 500; i++)
        {
            _history.Unreached(At(i), At(25));
        }

        Assert.Equal(PacingBound.ColdStart, _pacer.Decide(At(500), Predictive, Campaign(10)).Bound);
    }

    [Fact]
    public void Predictive_DialsAheadOfSeatsThatWillBeFree()
    {
        Learn();

        PacingDecision decision = _pacer.Decide(At(3900), Predictive, Campaign(100, talking: 100, ringing: 20));

        Assert.True(decision.FreeSeats == 0 && decision.Dials > 0, "It waits for seats to be free.");
        Assert.Equal(0.3, decision.AnswerRate, 2);
        Assert.True(decision.Outlook.Seats > decision.Outlook.Answers);
    }

    [Fact]
    public void Predictive_WithEnoughRinging_HoldsBackAndSaysWhy()
    {
        Learn();

        PacingInput campaign = Campaign(100, talking: 100);
        for (int i = 0; i < 60; i++)
        {
            campaign.Ringing.Add(2);
        }

        PacingDecision decision = _pacer.Decide(At(3900), Predictive, campaign);

        Assert.Equal((0, PacingBound.Shortfall), (decision.Dials, decision.Bound));
    }

    [Fact]
    public void Predictive_NeverDialsBelowFreeSeats()
    {
        Learn(abandoned: 170);

        PacingDecision decision = _pacer.Decide(At(3900), Predictive, Campaign(100, talking: 40, ringing: 10));

        Assert.Equal(50, decision.Dials);
    }

    [Fact]
    public void Predictive_AboveFivePercentAbandoned_HalvesWhatGoesBeyondFreeSeats()
    {
        PacingInput campaign = Campaign(100, talking: 90, ringing: 10);
        var freely = new PacingSettings { Mode = PacingMode.Predictive, TargetAbandon = 0.03 };
        // Answers of the hour that keep its share of abandoned calls low, so that only the 5 minutes are bad.
        for (int i = 0; i < 400; i++)
        {
            _history.Answered(At(1000), At(10));
        }

        Learn();
        PacingDecision before = _pacer.Decide(At(3890), freely, campaign);
        for (int i = 0; i < 10; i++)
        {
            _history.Abandoned(At(3890));
        }

        PacingDecision after = _pacer.Decide(At(3892), freely, campaign);

        Assert.Equal(PacingBound.HalvedByAbandons, after.Bound);
        Assert.InRange(after.Dials, 1, (before.Dials / 2) + 1);
    }

    [Fact]
    public void Predictive_WhenTheHourComesCloseToTheCeiling_DialsFreeSeatsOnly()
    {
        Learn(abandoned: 5);

        PacingDecision decision = _pacer.Decide(At(3900), Predictive, Campaign(100, talking: 90, ringing: 10));

        Assert.Equal((0, PacingBound.HourlyCeiling), (decision.Dials, decision.Bound));
    }

    [Fact]
    public void Predictive_NeverLetsMoreRingThanTheCeiling()
    {
        Learn();
        PacingInput campaign = Campaign(10);

        for (int tick = 0; tick < 200; tick++)
        {
            PacingDecision decision = _pacer.Decide(At(3890 + (tick * 0.01)), Predictive, campaign);
            for (int i = 0; i < decision.Dials; i++)
            {
                // As if the carrier let everything ring and nobody ever answered.
                campaign.Ringing.Add(24.9);
            }

            Assert.True(campaign.Ringing.Total <= Math.Max(decision.Ceiling, 10));
        }
    }

    [Fact]
    public void Reserve_IsNotPlannedWith()
    {
        Learn();
        PacingInput campaign = Campaign(100, talking: 80, ringing: 20);

        PacingDecision without = _pacer.Decide(At(3900), Predictive, campaign);
        PacingDecision with = new Pacer(_history).Decide(At(3900), Predictive with { ReserveSeats = 30 }, campaign);

        Assert.True(with.Dials < without.Dials, $"{with.Dials} with a reserve, {without.Dials} without.");
        Assert.Equal(PacingBound.Reserve, with.Bound);
    }

    [Fact]
    public void Decision_IsLimitedByLinesAndContacts()
    {
        PacingInput campaign = Campaign(10);
        campaign.Lines = 4;
        Assert.Equal((4, PacingBound.Lines), Decide());

        campaign.Due = 2;
        Assert.Equal((2, PacingBound.Contacts), Decide());

        campaign.Lines = -1;
        Assert.Equal((0, PacingBound.Lines), Decide());

        (int, PacingBound) Decide()
        {
            PacingDecision decision = _pacer.Decide(At(0), new PacingSettings(), campaign);
            return (decision.Dials, decision.Bound);
        }
    }

    [Theory]
    [InlineData(PacingMode.Manual)]
    [InlineData(PacingMode.Progressive)]
    [InlineData(PacingMode.Ratio)]
    [InlineData(PacingMode.Predictive)]
    public void WithoutSeats_NothingIsDialled(PacingMode mode)
    {
        PacingDecision decision = _pacer.Decide(At(0), new PacingSettings { Mode = mode }, Campaign(0));

        Assert.Equal((0, PacingBound.NoSeats), (decision.Dials, decision.Bound));
    }
}
