using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Dialling.Supervision;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Dialling.Supervision;

public sealed class OpenCallsTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly OpenCalls _calls = new();

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    private static CallSummary Call(DateTimeOffset startedAt, DateTimeOffset? answeredAt = null) => new(
        AttemptId.New(TimeProvider.System), default, new ContactId(1), PhoneNumber.Parse("+4930123456"), null, 1, AttemptState.Ringing, "host", 0, startedAt, answeredAt, null, null, null);

    [Fact]
    public void AtTheFirstLook_TheTimeOfDayIsBelieved_AndLaterOnlyWithinTheTimeSinceTheLookBefore()
    {
        CallSummary old = Call(Clock.AddSeconds(-30));
        _calls.Look(S(100), Clock, [old]);
        CallSummary fresh = Call(Clock.AddSeconds(1));

        _calls.Look(S(102), Clock.AddHours(1), [old, fresh]);

        Assert.Equal(S(70), _calls.Find(old.Attempt)!.Value.Began);
        Assert.Equal(S(100), _calls.Find(fresh.Attempt)!.Value.Began);
    }

    [Fact]
    public void AnAnswerAfterAJumpBack_IsNotBeforeItsCall()
    {
        CallSummary call = Call(Clock);
        _calls.Look(S(0), Clock, [call]);

        _calls.Look(S(2), Clock.AddHours(-1), [call with { AnsweredAt = Clock.AddHours(-1) }]);

        Assert.InRange(_calls.Find(call.Attempt)!.Value.Answered!.Value, S(0), S(2));
    }

    [Fact]
    public void CallsThatAreNotOpenAnyMore_AreTold()
    {
        CallSummary call = Call(Clock);
        _calls.Look(S(0), Clock, [call]);

        Assert.Equal([call.Attempt], _calls.Look(S(2), Clock.AddSeconds(2), []));
        Assert.Empty(_calls.Look(S(4), Clock.AddSeconds(4), []));
    }

    [Fact]
    public void OnlyTimeThatPassed_MakesACallOverdue()
    {
        CallSummary rings = Call(Clock);
        CallSummary talks = Call(Clock, Clock);
        _calls.Look(S(0), Clock, [rings, talks]);
        _calls.Look(S(2), Clock.AddDays(1), [rings, talks]);

        Assert.Empty(_calls.Overdue(S(2), untilAnswer: S(60), untilEnd: S(600)));
        Assert.Equal([rings.Attempt], _calls.Overdue(S(61), untilAnswer: S(60), untilEnd: S(600)));
        Assert.Equal(2, _calls.Overdue(S(601), untilAnswer: S(60), untilEnd: S(600)).Count);
    }
}
