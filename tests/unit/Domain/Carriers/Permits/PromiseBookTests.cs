using CxBridge.Domain.Carriers.Permits;

namespace CxBridge.Tests.Unit.Domain.Carriers.Permits;

public sealed class PromiseBookTests
{
    private readonly PromiseBook _book = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void WhoCameForAPromise_IsNotCountedAgainAgainstALaterOne()
    {
        _book.Give(At(0), 2);
        _book.Settle(At(0), 2);
        _book.Give(At(1), 3);

        _book.Settle(At(1), 1);

        Assert.Equal(2, _book.Waiting(At(1)));
    }

    [Fact]
    public void WhatNobodyCameFor_IsOver_AndTakesNoLaterPromiseWithIt()
    {
        _book.Give(At(0), 3);
        _book.Settle(At(0), 1);
        _book.Give(At(1), 2);

        _book.Settle(At(4.5), 1);

        Assert.Equal(1, _book.Waiting(At(4.5)));
        Assert.Equal(0, _book.Waiting(At(5)));
    }
}
