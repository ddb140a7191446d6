using CxBridge.Domain.Carriers.CallerIds;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Carriers.CallerIds;

/// <summary>What outlives a restart of the health of numbers.</summary>
public sealed class CallerIdMemoryTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+442079460001");
    private static readonly PhoneNumber Callee = PhoneNumber.Parse("+442079460000");
    private static readonly CallerIdPool Pool = new() { Id = CallerIdPoolId.New(TimeProvider.System), Name = "p", Numbers = [new CallerId { Number = Number }] };

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void Show(CallerIdLedger ledger, CallerIdResult result, int times)
    {
        for (int i = 0; i < times; i++)
        {
            AttemptId attempt = AttemptId.New(TimeProvider.System);
            ledger.Lease(At(0), Today, Pool, attempt, Callee);
            ledger.Release(At(0), attempt, result);
        }
    }

    [Fact]
    public void ARest_GoesOnInTheNextLife()
    {
        var first = new CallerIdLedger();
        Show(first, CallerIdResult.Refused, 5);
        (PhoneNumber Number, CallerIdMemory Memory) learned = Assert.Single(first.TakeLearned(At(60)));
        var second = new CallerIdLedger();
        second.Recall(At(0), learned.Number, learned.Memory);

        Assert.Equal(CallerIdShortage.Resting, second.Lease(At(3539), Today, Pool, AttemptId.New(TimeProvider.System), Callee).Shortage);
        Assert.Equal(CallerIdShortage.None, second.Lease(At(3541), Today, Pool, AttemptId.New(TimeProvider.System), Callee).Shortage);
    }

    [Fact]
    public void RefusalsOfBothLives_CountTogether()
    {
        var first = new CallerIdLedger();
        Show(first, CallerIdResult.Refused, 4);
        (PhoneNumber number, CallerIdMemory memory) = Assert.Single(first.TakeLearned(At(0)));
        var second = new CallerIdLedger();
        second.Recall(At(0), number, memory);
        Assert.Null(second.UseOf(At(0), Number).RestLeft);

        Show(second, CallerIdResult.Refused, 1);

        Assert.NotNull(second.UseOf(At(0), Number).RestLeft);
    }

    [Fact]
    public void WhatWasTaken_IsNotTakenAgain_UntilSomethingIsLearned()
    {
        var ledger = new CallerIdLedger();
        Show(ledger, CallerIdResult.Answered, 3);

        Assert.Single(ledger.TakeLearned(At(0)));
        Assert.Empty(ledger.TakeLearned(At(0)));
        Show(ledger, CallerIdResult.Answered, 1);
        Assert.Equal(4, Assert.Single(ledger.TakeLearned(At(0))).Memory.Last.Count);
    }
}
