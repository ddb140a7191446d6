using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Carriers.Permits;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Carriers.CallerIds;

/// <summary>Promises of a pool: many partitions ask it within one tick, and none may count on what another was promised.</summary>
public sealed class CallerIdPromiseTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly PhoneNumber Callee = PhoneNumber.Parse("+442079460000");
    private readonly CallerIdLedger _ledger = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static AttemptId New() => AttemptId.New(TimeProvider.System);

    private static CallerId Id(string number, int? cap = null, int? atOnce = null) => new() { Number = PhoneNumber.Parse(number), DailyCap = cap, CallsAtOnce = atOnce };

    private static CallerIdPool Pool(params CallerId[] numbers) => new() { Id = CallerIdPoolId.New(TimeProvider.System), Name = "p", Numbers = numbers };

    private string Lease(double now, CallerIdPool pool, AttemptId? attempt = null)
    {
        (PhoneNumber? number, CallerIdShortage shortage) = _ledger.Lease(At(now), Today, pool, attempt ?? New(), Callee);
        return number?.E164 ?? shortage.ToString();
    }

    [Fact]
    public void Promise_IsGivenOnce_UntilItIsComeFor_TakenBackOrOld()
    {
        CallerIdPool pool = Pool(Id("+442079460001", atOnce: 3));

        Assert.Equal((2, CallerIdShortage.None), _ledger.Promise(At(0), Today, pool, 2));
        Assert.Equal((1, CallerIdShortage.InUse), _ledger.Promise(At(0), Today, pool, 2));
        Assert.Equal("+442079460001", Lease(0, pool));
        Assert.Equal((0, CallerIdShortage.InUse), _ledger.Promise(At(0), Today, pool, 2));
        _ledger.TakeBack(At(0), 1);
        Assert.Equal((1, CallerIdShortage.InUse), _ledger.Promise(At(0), Today, pool, 2));
        Assert.Equal((2, CallerIdShortage.None), _ledger.Promise(At(5), Today, pool, 2));
    }

    [Fact]
    public void TwoTicksAtOnce_AreNotPromisedTheSameNumber()
    {
        CallerIdPool pool = Pool(Id("+442079460001", cap: 1), Id("+442079460002", cap: 1));

        int both = _ledger.Promise(At(0), Today, pool, 2).Calls + _ledger.Promise(At(0), Today, pool, 2).Calls;

        Assert.Equal(2, both);
    }

    [Theory]
    [InlineData(3, null, CallerIdShortage.DailyCaps)]
    [InlineData(null, 3, CallerIdShortage.InUse)]
    [InlineData(50, 3, CallerIdShortage.InUse)]
    public void Shortage_NamesTheLimitThatHeld(int? cap, int? atOnce, CallerIdShortage shortage) =>
        Assert.Equal((3, shortage), _ledger.Promise(At(0), Today, Pool(Id("+442079460001", cap, atOnce)), 5));

    [Fact]
    public void AFailoverOfTheSameAttempt_DoesNotUseUpThePromiseOfAnother()
    {
        CallerIdPool pool = Pool(Id("+442079460001", atOnce: 2));
        AttemptId attempt = New();
        _ledger.Promise(At(0), Today, pool, 2);

        Lease(0, pool, attempt);
        Lease(0, pool, attempt);

        Assert.Equal(0, _ledger.Promise(At(0), Today, pool, 1).Calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void WhoWasPromisedANumber_GetsOne_AndPromisesNeverExceedTheDailyCaps_WhateverTheOrder(int seed)
    {
        var random = new Random(seed);
        CallerIdPool pool = Pool(Id("+442079460001", cap: 60, atOnce: 2), Id("+442079460002", cap: 25, atOnce: 5), Id("+14155550001", cap: 40));
        const int caps = 60 + 25 + 40;
        var promised = new List<double>();
        var open = new List<AttemptId>();
        int shown = 0;
        double now = 0;
        for (int step = 0; step < 4000; step++)
        {
            now += random.NextDouble() / 10;
            promised.RemoveAll(given => now >= given + PromiseBook.Life.TotalSeconds);
            switch (random.Next(8))
            {
                case 0:
                    int calls = _ledger.Promise(At(now), Today, pool, random.Next(1, 6)).Calls;
                    promised.AddRange(Enumerable.Repeat(now, calls));
                    Assert.True(shown + promised.Count <= caps, $"{shown} were shown, {promised.Count} promised, {caps} are all");
                    break;
                case 1 when promised.Count > 0:
                    _ledger.TakeBack(At(now), 1);
                    promised.RemoveAt(0);
                    break;
                case < 5 when promised.Count > 0:
                    AttemptId attempt = New();
                    Assert.StartsWith("+", Lease(now, pool, attempt), StringComparison.Ordinal);
                    promised.RemoveAt(0);
                    open.Add(attempt);
                    shown++;
                    break;
                case >= 5 when open.Count > 0:
                    int over = random.Next(open.Count);
                    _ledger.Release(At(now), open[over], null);
                    open.RemoveAt(over);
                    break;
                default:
                    break;
            }
        }

        Assert.Equal(caps, shown);
    }
}
