using CxBridge.Practice.Truth;

namespace CxBridge.Tests.Unit.Practice.Truth;

public sealed class TruthLogTests : IDisposable
{
    private const string Number = "+15550100000";
    private readonly string _folder = Directory.CreateTempSubdirectory("practice-truth").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TruthLog Open() => new(_folder, TimeProvider.System);

    private static void Invite(TruthLog log, string callId, string number = Number) => log.Invite(callId, number, "+15550199", nth => ("says-yes", nth));

    private static void End(TruthLog log, string callId, CallEnd end = CallEnd.CallerHungUp) =>
        log.Append(new TruthLine.Ended(log.Now, callId, Number, end, 200, null, null));

    [Fact]
    public void Invite_WhenTheNumberHasACall_IsAnOverlap()
    {
        using TruthLog log = Open();
        Invite(log, "a");
        Invite(log, "b");
        Assert.Equal(["a", "b"], Assert.Single(log.Read(l => l.Overlapping)).CallIds.Order());
        Assert.Equal(2, log.Read(l => l.Numbers[Number].MaxConcurrent));
    }

    [Fact]
    public void Invite_AfterTheLineWasCleared_IsNone()
    {
        using TruthLog log = Open();
        Invite(log, "a");
        log.Append(new TruthLine.Cleared(log.Now, "a", Number));
        Invite(log, "b");
        Assert.Empty(log.Read(l => l.Overlapping));
        Assert.Equal((2, 1, 1), log.Read(l => (l.Invites, l.Open, l.MaxConcurrent)));
    }

    [Fact]
    public void Invite_ToAnotherNumberAtOnce_CountsToTheWholeOnly()
    {
        using TruthLog log = Open();
        Invite(log, "a");
        Invite(log, "b", "+15550100001");
        Assert.Empty(log.Read(l => l.Overlapping));
        Assert.Equal(2, log.Read(l => l.MaxConcurrent));
    }

    [Fact]
    public void Invite_WithACallIdOfBefore_IsReported()
    {
        using TruthLog log = Open();
        Invite(log, "a");
        End(log, "a");
        Assert.True(log.Invite("a", Number, "+15550199", nth => ("says-yes", nth)).DuplicateCallId);
        Assert.Equal(["a"], log.Read(l => l.DuplicateCallIds));
    }

    [Fact]
    public void SaidIntent_IsTheLastMeaningThatWasSaidToItsEnd()
    {
        using TruthLog log = Open();
        Invite(log, "a");
        log.Append(new TruthLine.Answered(log.Now, "a", Number, "flite/slt"));
        Say(log, "repeat", finished: true);
        Say(log, "yes", finished: true);
        Say(log, null, finished: true);
        Say(log, "no", finished: false);
        CallTruth call = log.Read(l => l.Numbers[Number].Calls[0]);
        Assert.Equal(("yes", true), (call.SaidIntent, call.Answered));
        Assert.Equal(["repeat", "yes"], call.SaidIntents);
    }

    [Fact]
    public void Open_AfterAKill_KeepsEveryLineAndEndsTheCallsThatWereUp()
    {
        TruthLog killed = Open();
        Invite(killed, "a");
        End(killed, "a");
        Invite(killed, "b");
        killed.Dispose();
        File.AppendAllText(Path.Combine(_folder, "truth.jsonl"), "{\"event\":\"ended\",\"time\":\"2026-0");

        using TruthLog log = Open();
        Assert.Equal((2, 0), log.Read(l => (l.Invites, l.Open)));
        Assert.Equal([CallEnd.CallerHungUp, CallEnd.CarrierStopped], log.Read(l => l.Numbers[Number].Calls.Select(c => c.End!.Value)));
        Invite(log, "c");
        Assert.Empty(log.Read(l => l.Overlapping));
        log.Dispose();

        using TruthLog again = Open();
        Assert.Equal(3, again.Read(l => l.Invites));
    }

    [Fact]
    public void MaxInvitesPerSecond_CountsAnySecond()
    {
        var ledger = new TruthLedger();
        DateTimeOffset start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        foreach ((int ms, int i) in new[] { 0, 600, 900, 1500, 1900, 5000 }.Select((ms, i) => (ms, i)))
        {
            ledger.Apply(new TruthLine.Invited(start.AddMilliseconds(ms), $"c{i}", $"+1555010000{i}", "", "p", 0, 1, 1, false));
        }

        Assert.Equal(3, ledger.MaxInvitesPerSecond);
    }

    private static void Say(TruthLog log, string? intent, bool finished)
    {
        log.Append(new TruthLine.SpeechBegan(log.Now, "a", Number, 100, "words", intent, "turn"));
        if (finished)
        {
            log.Append(new TruthLine.SpeechEnded(log.Now, "a", Number, 600, "words", intent, 500));
        }
    }
}
