using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Dialling.History;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Unit.Domain.Dialling.History;

public sealed class CampaignWatchTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Now = CampaignWatch.Now(TimeSpan.FromMinutes(1));
    private readonly CampaignWatch _watch = new();
    private readonly PacingInput _input = new() { Seats = 2 };

    private static CallSummary Open(double startedAgo, double? answeredAgo = null) => new(
        AttemptId.New(TimeProvider.System), default, new ContactId(1), PhoneNumber.Parse("+4930123456"), null, 1,
        answeredAgo is null ? AttemptState.Ringing : AttemptState.InProgress, "host", 0,
        Clock.AddSeconds(-startedAgo), answeredAgo is { } ago ? Clock.AddSeconds(-ago) : null, null, null, null);

    private static CallSummary Over(double startedAgo, double? answeredAgo, double endedAgo, AttemptOutcome outcome, Disposition? disposition = null) =>
        Open(startedAgo, answeredAgo) with { EndedAt = Clock.AddSeconds(-endedAgo), Outcome = outcome, Disposition = disposition ?? Disposition.HungUp };

    [Fact]
    public void Observe_GivesTheAgesAndCountsAttemptsThatHaveNotPassedTheGate()
    {
        _watch.Observe(Now, Clock, [Open(5), Open(30, 20)], unseen: 3, _input);

        Assert.Equal((4, 1), (_input.Ringing.Total, _input.Talking.Total));
        Assert.Equal(3, _input.Ringing.Counts[0]);
        Assert.Equal(1, _input.Talking.Counts[10]);
    }

    [Fact]
    public void AnAnswer_IsLearnedWhenItIsSeenFirst_AndOnce()
    {
        CallSummary call = Open(30, 20);
        _watch.Claimed(Now, call.Attempt);

        _watch.Observe(Now, Clock, [call], 0, _input);
        _watch.Observe(Now, Clock, [call], 0, _input);
        _watch.Closed(Now, call with { EndedAt = Clock, Outcome = AttemptOutcome.Completed });

        Assert.Equal(new CallTally(1, 1, 0, 1, TimeSpan.FromSeconds(20).Ticks), _watch.History.Ever);
    }

    [Fact]
    public void WhoIsListenedToOrWaits_IsWaiting_AndNotAnAnswerYet()
    {
        CallSummary call = Open(30, 2) with { State = AttemptState.AmdScreening };
        _watch.Claimed(Now, call.Attempt);

        _watch.Observe(Now, Clock, [call], 0, _input);

        Assert.Equal((0, 1, 0), (_input.Talking.Total, _input.Waiting, _input.Ringing.Total));
        Assert.Equal(0, _watch.History.Ever.Answered);
    }

    [Fact]
    public void AMachine_WantsNoSeat_AndCountsLikeACallThatNobodyAnswered()
    {
        _watch.Closed(Now, Over(30, 10, 6, AttemptOutcome.AmdMachine, Disposition.Voicemail));

        Assert.Equal(new CallTally(1, 0, 0, 0, 0), _watch.History.Ever);
    }

    [Fact]
    public void ACallOfAnotherPartition_CountsForTheAgesOnly()
    {
        _watch.Observe(Now, Clock, [Open(30, 20)], 0, _input);

        Assert.Equal(1, _input.Talking.Total);
        Assert.Equal(default, _watch.History.Ever);
    }

    [Theory]
    [InlineData(AttemptOutcome.Busy, 1)]
    [InlineData(AttemptOutcome.NoAnswer, 1)]
    [InlineData(AttemptOutcome.Rejected, 1)]
    [InlineData(AttemptOutcome.Failed, 0)]
    [InlineData(AttemptOutcome.Cancelled, 0)]
    [InlineData(AttemptOutcome.Unknown, 0)]
    public void WhatTheCarrierOrWeFailedToDo_SaysNothingOfCallees(AttemptOutcome outcome, int resolved)
    {
        _watch.Closed(Now, Over(30, null, 5, outcome));

        Assert.Equal(resolved, _watch.History.Ever.Resolved);
    }

    [Fact]
    public void AnAnswerThatFindsAllSeatsTaken_CountsAsAbandonedForTheFeedback()
    {
        CallSummary[] open = [Open(60, 50), Open(60, 40), Open(60, 1)];
        foreach (CallSummary call in open)
        {
            _watch.Claimed(Now, call.Attempt);
        }

        _watch.Observe(Now, Clock, open, 0, _input);
        _watch.Observe(Now, Clock, open, 0, _input);

        Assert.Equal((3, 1), (_watch.History.Ever.Answered, _watch.History.Ever.Abandoned));
    }

    [Fact]
    public void ACallClosedAsAbandoned_IsOne()
    {
        _watch.Closed(Now, Over(30, 10, 8, AttemptOutcome.Abandoned, Disposition.Abandoned));
        _watch.Closed(Now, Over(30, 10, 8, AttemptOutcome.Abandoned, Disposition.HungUp));

        _watch.Closed(Now, Over(30, 10, 8, AttemptOutcome.Abandoned, Disposition.OptedOut));
        Assert.Equal((3, 2, 1), (_watch.History.Ever.Answered, _watch.History.Ever.Abandoned, _watch.History.Ever.Talks));
    }

    [Fact]
    public void Recall_PutsThePastWhereItBelongs()
    {
        _watch.Recall([Over(700, 690, 600, AttemptOutcome.Completed), Over(100, 90, 60, AttemptOutcome.Completed), Over(30_000, null, 29_970, AttemptOutcome.NoAnswer)], Clock);

        TimeSpan atStart = CampaignWatch.Now(TimeSpan.Zero);
        Assert.Equal(1, _watch.History.FiveMinutes(atStart).Talks);
        Assert.Equal(2, _watch.History.Hour(atStart).Talks);
        Assert.Equal(3, _watch.History.Ever.Resolved);
    }

    [Fact]
    public void AClockThatJumps_MakesNoAgeNegative()
    {
        _watch.Observe(Now, Clock.AddHours(-1), [Open(5), Open(30, 20)], 0, _input);

        Assert.Equal((1, 1), (_input.Ringing.Counts[0], _input.Talking.Counts[0]));
    }
}
