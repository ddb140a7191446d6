using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Carriers.CallerIds;

public sealed class CallerIdLedgerTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private readonly CallerIdLedger _ledger = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static AttemptId New() => AttemptId.New(TimeProvider.System);

    private static CallerId Id(string number, int? cap = null, int? atOnce = null, CallerIdState state = CallerIdState.On) =>
        new() { Number = PhoneNumber.Parse(number), DailyCap = cap, CallsAtOnce = atOnce, State = state };

    private static CallerIdPool Pool(params CallerId[] numbers) => new() { Id = CallerIdPoolId.New(TimeProvider.System), Name = "p", Numbers = numbers };

    private string Lease(CallerIdPool pool, string callee = "+442079460000", AttemptId? attempt = null, DateOnly? day = null)
    {
        (PhoneNumber? number, CallerIdShortage shortage) = _ledger.Lease(At(0), day ?? Today, pool, attempt ?? New(), PhoneNumber.Parse(callee));
        return number?.E164 ?? shortage.ToString();
    }

    [Theory]
    [InlineData("+14155550123", "+14155550999", "+12125550999")] // same area code
    [InlineData("+13105550123", "+12125550999", "+442079460999")] // same country
    [InlineData("+442079461111", "+442079460999", "+441619460999")] // same area, of any length
    public void Lease_PrefersTheNumberNearestToTheCallee(string callee, string near, string far) =>
        Assert.Equal(near, Lease(Pool(Id(far), Id(near)), callee));

    [Fact]
    public void Lease_WhenNothingIsNear_TakesAnyNumber() => Assert.Equal("+14155550999", Lease(Pool(Id("+14155550999")), "+8613800138000"));

    [Fact]
    public void Lease_TakesTurns()
    {
        CallerIdPool pool = Pool(Id("+442079460001"), Id("+442079460002"), Id("+442079460003"));

        string[] shown = [.. Enumerable.Range(0, 30).Select(_ => Lease(pool))];

        Assert.All(shown.GroupBy(n => n), g => Assert.Equal(10, g.Count()));
        Assert.Equal(3, shown[..3].Distinct().Count());
    }

    [Fact]
    public void Lease_OfTheSameAttempt_IsTheSameNumber_AndCountsOnce()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 1), Id("+442079460002", cap: 1));
        AttemptId attempt = New();

        Assert.Equal(Lease(pool, attempt: attempt), Lease(pool, attempt: attempt));
        Assert.Equal(1, _ledger.Promise(At(0), Today, pool, 10).Calls);
    }

    [Fact]
    public void ACapThatIsUsedUp_GivesAnotherNumber_ThenNone_UntilTomorrow()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 2), Id("+14155550999", cap: 1));

        Assert.Equal(["+442079460001", "+442079460001", "+14155550999", nameof(CallerIdShortage.DailyCaps)], Enumerable.Range(0, 4).Select(_ => Lease(pool)));
        Assert.Equal((0, CallerIdShortage.DailyCaps), _ledger.Promise(At(0), Today, pool, 10));
        Assert.Equal("+442079460001", Lease(pool, day: Today.AddDays(1)));
    }

    [Fact]
    public void AClockThatIsSetBack_DoesNotGiveTheDayTwice()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 1));
        Lease(pool);

        Assert.Equal(nameof(CallerIdShortage.DailyCaps), Lease(pool, day: Today.AddDays(-1)));
        Assert.Equal(nameof(CallerIdShortage.DailyCaps), Lease(pool));
    }

    [Fact]
    public void Recall_GoesOnFromWhatTheStoreKnows()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 3, atOnce: 1));
        AttemptId open = New();
        PhoneNumber number = pool.Numbers[0].Number;
        _ledger.Recall(At(0), Today, [(number, 2)], [(open, number)]);

        Assert.Equal(nameof(CallerIdShortage.InUse), Lease(pool));
        _ledger.Release(At(0), open, CallerIdResult.Answered);
        Assert.Equal("+442079460001", Lease(pool));
        Assert.Equal(nameof(CallerIdShortage.DailyCaps), Lease(pool));
    }

    [Fact]
    public void ANumberThatNobodyWasShown_DoesNotCountForItsDay()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 1));
        AttemptId attempt = New();
        Assert.NotNull(_ledger.Lease(At(0), Today, pool, attempt, PhoneNumber.Parse("+442079460000")).Number);
        Assert.Equal(nameof(CallerIdShortage.DailyCaps), Lease(pool));

        _ledger.Release(At(0), attempt, CallerIdResult.NotShown);
        _ledger.Release(At(0), attempt, CallerIdResult.NotShown);

        Assert.Equal("+442079460001", Lease(pool));
        Assert.Equal(nameof(CallerIdShortage.DailyCaps), Lease(pool));
    }

    [Fact]
    public void Reconcile_FreesWhatTheStoreKnowsToBeOver()
    {
        CallerIdPool pool = Pool(Id("+442079460001", atOnce: 1));
        Lease(pool);

        _ledger.Reconcile(At(10), new HashSet<AttemptId>(), At(10));
        Assert.Equal(nameof(CallerIdShortage.InUse), Lease(pool));
        _ledger.Reconcile(At(60), new HashSet<AttemptId>(), At(60));
        Assert.Equal("+442079460001", Lease(pool));
    }

    [Fact]
    public void AnEmptyPool_OrOneThatIsOff_SaysSo()
    {
        Assert.Equal(nameof(CallerIdShortage.Empty), Lease(Pool()));
        Assert.Equal(nameof(CallerIdShortage.Empty), Lease(Pool(Id("+442079460001", state: CallerIdState.Off))));
    }

    [Fact]
    public void FiveRefusalsOfTwenty_RestTheNumberForAnHour()
    {
        CallerIdPool pool = Pool(Id("+442079460001"));
        for (int i = 0; i < 5; i++)
        {
            AttemptId attempt = New();
            Lease(pool, attempt: attempt);
            _ledger.Release(At(0), attempt, CallerIdResult.Refused);
        }

        Assert.Equal(nameof(CallerIdShortage.Resting), Lease(pool));
        Assert.Equal(CallerIdHealth.RestTime, _ledger.UseOf(At(0), pool.Numbers[0].Number).RestLeft);
    }

    [Fact]
    public void Health_WhenTheAnswerSeizureRatioHalves_Rests()
    {
        var health = new CallerIdHealth();
        for (int i = 0; i < 100; i++)
        {
            health.Add(At(i), i % 5 < 2 ? CallerIdResult.Answered : CallerIdResult.NotAnswered);
        }

        Assert.Equal((0.4, null), (health.AnswerSeizureRatio, health.RestLeft(At(100))));
        for (int i = 100; i < 150; i++)
        {
            health.Add(At(i), i % 10 == 0 ? CallerIdResult.Answered : CallerIdResult.NotAnswered);
        }

        Assert.NotNull(health.RestLeft(At(150)));
        Assert.Null(health.RestLeft(At(150 + 3600)));
    }

    [Fact]
    public void Health_OfANumberThatWasNeverAnsweredOften_DoesNotRest()
    {
        var health = new CallerIdHealth();
        for (int i = 0; i < 500; i++)
        {
            health.Add(At(i), i % 20 == 0 ? CallerIdResult.Answered : CallerIdResult.NotAnswered);
        }

        Assert.Null(health.RestLeft(At(500)));
    }

    [Fact]
    public void OneNumber_IsNeverShownMoreOftenThanItsCaps_WhateverTheOrder()
    {
        var random = new Random(42);
        CallerIdPool pool = Pool(Id("+442079460001", cap: 40, atOnce: 2), Id("+442079460002", cap: 25, atOnce: 1), Id("+14155550001", atOnce: 3));
        var open = new List<(AttemptId Attempt, string Number)>();
        var shown = new Dictionary<string, int>();
        for (int i = 0; i < 2000; i++)
        {
            AttemptId attempt = New();
            string number = Lease(pool, attempt: attempt);
            if (number[0] == '+')
            {
                open.Add((attempt, number));
                shown[number] = shown.GetValueOrDefault(number) + 1;
            }

            Assert.All(pool.Numbers, c => Assert.True(open.Count(o => o.Number == c.Number.E164) <= c.CallsAtOnce));
            if (open.Count > 0 && random.Next(2) == 0)
            {
                int over = random.Next(open.Count);
                _ledger.Release(At(0), open[over].Attempt, (CallerIdResult?)random.Next(2));
                open.RemoveAt(over);
            }
        }

        Assert.Equal((40, 25), (shown["+442079460001"], shown["+442079460002"]));
    }
}
