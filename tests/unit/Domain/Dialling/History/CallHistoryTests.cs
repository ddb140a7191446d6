using CxBridge.Domain.Dialling.History;

namespace CxBridge.Tests.Unit.Domain.Dialling.History;

public sealed class CallHistoryTests
{
    private readonly CallHistory _history = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    [Fact]
    public void FiveMinutes_HoldsAnswerRateHandleTimeAndAbandons()
    {
        _history.Unreached(At(10), At(25));
        _history.Unreached(At(11), At(2));
        _history.Answered(At(12), At(8));
        _history.Answered(At(13), At(9));
        _history.Abandoned(At(15));
        _history.Talked(At(100), At(60));
        _history.Talked(At(140), At(120));

        CallTally recent = _history.FiveMinutes(At(200));

        Assert.Equal(0.5, recent.AnswerRate);
        Assert.Equal(0.5, recent.AbandonRate);
        Assert.Equal(At(90), recent.HandleTime);
    }

    [Fact]
    public void FiveMinutes_AfterThem_IsEmpty()
    {
        _history.Answered(At(10), At(8));

        Assert.Null(_history.FiveMinutes(At(311)).AnswerRate);
        Assert.Equal(1, _history.Hour(At(311)).AnswerRate);
    }

    [Fact]
    public void AnswerRate_LooksLongerBackUntilItHasEnough()
    {
        for (int i = 0; i < 10; i++)
        {
            _history.Answered(At(i), At(8));
        }

        for (int i = 0; i < 10; i++)
        {
            _history.Unreached(At(1000 + i), At(25));
        }

        Assert.Equal(0, _history.AnswerRate(At(1010), enough: 10));
        Assert.Equal(0.5, _history.AnswerRate(At(1010), enough: 11));
        Assert.Equal(0.5, _history.AnswerRate(At(90_000), enough: 11));
    }
}
