using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;

namespace CxBridge.Tests.Unit.Domain.Attempts;

public sealed class RetryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly RetryRules Rules = new();

    [Theory]
    [InlineData(AttemptOutcome.Completed, ContactState.Completed, null)]
    [InlineData(AttemptOutcome.AmdMachine, ContactState.AmdMachine, null)]
    [InlineData(AttemptOutcome.Abandoned, ContactState.Abandoned, null)]
    [InlineData(AttemptOutcome.Busy, ContactState.RetryScheduled, 10)]
    [InlineData(AttemptOutcome.NoAnswer, ContactState.RetryScheduled, 120)]
    [InlineData(AttemptOutcome.Rejected, ContactState.Failed, null)]
    [InlineData(AttemptOutcome.Failed, ContactState.RetryScheduled, 5)]
    [InlineData(AttemptOutcome.Cancelled, ContactState.Cancelled, null)]
    [InlineData(AttemptOutcome.Unknown, ContactState.Unknown, null)]
    public void After_TheFirstAttempt_FollowsTheDefaultRules(AttemptOutcome outcome, ContactState state, int? minutes)
    {
        ContactNext next = RetryPolicy.After(outcome, null, attempts: 1, Rules, Now);
        Assert.Equal(state, next.State);
        Assert.Equal(minutes is { } m ? Now.AddMinutes(m) : null, next.NextAt);
    }

    [Theory]
    [InlineData(2, ContactState.RetryScheduled)]
    [InlineData(3, ContactState.Exhausted)]
    [InlineData(4, ContactState.Exhausted)]
    public void After_AsManyAttemptsAsAllowed_TheContactIsExhausted(int attempts, ContactState state) =>
        Assert.Equal(state, RetryPolicy.After(AttemptOutcome.Busy, null, attempts, Rules, Now).State);

    [Fact]
    public void After_AMixOfOutcomes_OneCapCountsOverAllOfThem()
    {
        // busy, then a callback, then no answer: three attempts in all, whatever rule each of them came under.
        Assert.Equal(ContactState.RetryScheduled, RetryPolicy.After(AttemptOutcome.Busy, null, 1, Rules, Now).State);
        Assert.Equal(ContactState.CallbackScheduled, RetryPolicy.After(AttemptOutcome.Completed, TimeSpan.FromHours(1), 2, Rules, Now).State);
        Assert.Equal(ContactState.Exhausted, RetryPolicy.After(AttemptOutcome.NoAnswer, null, 3, Rules, Now).State);
    }

    [Fact]
    public void After_ACallbackWasAskedFor_TheContactIsDueThen() =>
        Assert.Equal(new ContactNext(ContactState.CallbackScheduled, Now.AddHours(26)),
            RetryPolicy.After(AttemptOutcome.Completed, TimeSpan.FromHours(26), 1, Rules, Now));

    [Fact]
    public void After_ACallbackWasAskedForWithTheLastAttempt_TheContactIsCompleted() =>
        Assert.Equal(new ContactNext(ContactState.Completed, null),
            RetryPolicy.After(AttemptOutcome.Completed, TimeSpan.FromHours(1), 3, Rules, Now));

    [Fact]
    public void After_ACallbackAskedForOnACallThatDidNotComplete_FollowsTheOutcome() =>
        Assert.Equal(ContactState.AmdMachine, RetryPolicy.After(AttemptOutcome.AmdMachine, TimeSpan.FromHours(1), 1, Rules, Now).State);

    [Fact]
    public void After_AnOutcomeThatTheCampaignWantsRetried_ItsOwnRuleHolds()
    {
        var rules = new RetryRules { MaxAttempts = 2, Delays = new Dictionary<AttemptOutcome, TimeSpan> { [AttemptOutcome.AmdMachine] = TimeSpan.FromMinutes(30) } };
        Assert.Equal(new ContactNext(ContactState.RetryScheduled, Now.AddMinutes(30)), RetryPolicy.After(AttemptOutcome.AmdMachine, null, 1, rules, Now));
        Assert.Equal(new ContactNext(ContactState.Exhausted, null), RetryPolicy.After(AttemptOutcome.AmdMachine, null, 2, rules, Now));
        Assert.Equal(new ContactNext(ContactState.Exhausted, null), RetryPolicy.After(AttemptOutcome.Busy, null, 1, rules, Now));
    }

    [Fact]
    public void After_AnHostDiedAfterTheInvite_NobodyIsCalledAgainUnlessTheCampaignSaysSo()
    {
        Assert.DoesNotContain(AttemptOutcome.Unknown, Rules.Delays.Keys);
        Assert.Equal(ContactState.Unknown, RetryPolicy.After(AttemptOutcome.Unknown, null, 1, Rules, Now).State);
    }

    [Fact]
    public void After_AnyOutcome_TheContactIsEitherDueAtATimeOrDoneWith()
    {
        foreach (AttemptOutcome outcome in Enum.GetValues<AttemptOutcome>())
        {
            for (int attempts = 1; attempts <= 4; attempts++)
            {
                ContactNext next = RetryPolicy.After(outcome, TimeSpan.FromHours(1), attempts, Rules, Now);
                Assert.Equal(next.State.IsWaiting(), next.NextAt is not null);
                Assert.NotEqual(ContactState.Leased, next.State);
                Assert.False(attempts >= Rules.MaxAttempts && next.State.IsWaiting(), $"{outcome} after {attempts} attempts");
            }
        }
    }

    [Theory]
    [InlineData("no_input", 1, ContactState.RetryScheduled, 60)]
    [InlineData("no_input", 3, ContactState.Exhausted, null)]
    [InlineData("refused", 1, ContactState.Completed, null)]
    [InlineData("agreed", 1, ContactState.Completed, null)]
    [InlineData("opted_out", 1, ContactState.Suppressed, null)]
    public void After_ADispositionWithARuleOfItsOwn_ThatRuleHolds(string disposition, int attempts, ContactState state, int? minutes)
    {
        var rules = new RetryRules
        {
            ByDisposition = new Dictionary<string, TimeSpan?> { ["no_input"] = TimeSpan.FromHours(1), ["refused"] = null, ["opted_out"] = TimeSpan.FromHours(1) },
        };

        ContactNext next = RetryPolicy.After(Record(AttemptOutcome.Completed, disposition, null), attempts, rules, Now);

        Assert.Equal(new ContactNext(state, minutes is { } m ? Now.AddMinutes(m) : null), next);
    }

    [Fact]
    public void After_ADispositionThatIsFinal_ABusyLineIsNotTriedAgain()
    {
        var rules = new RetryRules { ByDisposition = new Dictionary<string, TimeSpan?> { ["busy"] = null } };

        Assert.Equal(new ContactNext(ContactState.Exhausted, null), RetryPolicy.After(Record(AttemptOutcome.Busy, "busy", null), 1, rules, Now));
    }

    [Fact]
    public void After_ACallbackWasAskedFor_ItIsBetterThanARule()
    {
        var rules = new RetryRules { ByDisposition = new Dictionary<string, TimeSpan?> { ["callback_requested"] = null } };

        Assert.Equal(ContactState.CallbackScheduled, RetryPolicy.After(Record(AttemptOutcome.Completed, "callback_requested", TimeSpan.FromHours(2)), 1, rules, Now).State);
    }

    private static CallRecord Record(AttemptOutcome outcome, string disposition, TimeSpan? callbackAfter) => new()
    {
        Attempt = default,
        Campaign = default,
        Contact = default,
        StartedAt = Now,
        EndedAt = Now,
        Outcome = outcome,
        Disposition = new Disposition(disposition),
        CallbackAfter = callbackAfter,
    };
}
