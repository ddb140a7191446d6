using System.Text.Json.Nodes;
using CxBridge.Bench.Chaos;

namespace CxBridge.Tests.Chaos;

/// <summary>The judge of the campaign of kills: it must be able to find somebody guilty.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Number = "+15550100000";
    private readonly string _log = Path.GetTempFileName();
    private readonly List<AttemptRow> _attempts = [];
    private readonly List<ContactRow> _contacts = [];
    private readonly JsonObject _results = [];

    [Fact]
    public void CallThatWasGatedClosedAndDelivered_IsInOrder()
    {
        Attempt("att_1", "completed");
        Invite("att_1");
        Contact("completed", attempts: 1);

        Assert.Equal((0, 0, 0), Sums());
    }

    [Fact]
    public void InviteWithoutAGate_IsADoubleDial()
    {
        Attempt("att_1", outcome: null, state: "void", startedAt: null);
        Invite("att_1");
        Contact("pending", attempts: 0);

        Assert.Equal((1, 0, 0), Sums());
    }

    [Fact]
    public void SecondInviteForOneAttempt_IsADoubleDial()
    {
        Attempt("att_1", "completed");
        Invite("att_1");
        Invite("att_1");
        Contact("completed", attempts: 1);

        Assert.Equal((1, 0, 0), Sums());
    }

    [Fact]
    public void InviteAfterAnAttemptWhoseHostDied_IsADoubleDial()
    {
        Attempt("att_1", "unknown");
        Attempt("att_2", "completed", startedAt: 2);
        Invite("att_1");
        Invite("att_2");
        Contact("completed", attempts: 2);

        Assert.Equal((1, 0, 0), Sums());
    }

    [Fact]
    public void InviteWhileTheNumberHasAnotherCall_IsADoubleDial()
    {
        Attempt("att_1", "busy");
        Attempt("att_2", "completed", startedAt: 2);
        Invite("att_1");
        Invite("att_2", open: 2);
        Contact("completed", attempts: 2);

        Assert.Equal((1, 0, 0), Sums());
    }

    [Theory]
    [InlineData("leased", 1)]
    [InlineData("retry_scheduled", 1)] // Without a time it is never due.
    [InlineData("completed", 2)] // It has had one attempt.
    public void ContactThatNobodyWillReachOrCountsWrong_IsLost(string state, int attempts)
    {
        Attempt("att_1", "completed");
        Contact(state, attempts);

        Assert.Equal((0, 1, 0), Sums());
    }

    [Fact]
    public void AttemptThatStaysOpen_IsLost()
    {
        Attempt("att_1", outcome: null, state: "dialling");
        Contact("completed", attempts: 1);

        Assert.Equal((0, 1, 0), Sums());
    }

    [Fact]
    public void ClosedAttemptThatTheCrmDoesNotHave_IsALostResult()
    {
        Attempt("att_1", "completed", delivered: null);
        Contact("completed", attempts: 1);

        Assert.Equal((0, 0, 1), Sums());
    }

    public void Dispose() => File.Delete(_log);

    private (int DoubleDials, int Lost, int ResultsLost) Sums()
    {
        using var carrier = new Carrier(_log);
        carrier.Read();
        var audit = new Audit(_attempts, _contacts, carrier, new JsonObject { ["byKey"] = _results.DeepClone(), ["conflicts"] = 0 });
        return (audit.DoubleDials(), audit.Lost(imported: 1), audit.ResultsLost());
    }

    private void Attempt(string id, string? outcome, string state = "closed", long? startedAt = 1, string? delivered = "2026-01-01T00:00:00Z")
    {
        _attempts.Add(new AttemptRow { Id = id, Contact = 1, State = state, Outcome = outcome, StartedAt = startedAt });
        _results[id] = new JsonObject { ["storedAt"] = delivered };
    }

    private void Contact(string state, int attempts) => _contacts.Add(new ContactRow { Id = 1, Phone = Number, State = state, Attempts = attempts });

    private void Invite(string attempt, int open = 1) => File.AppendAllText(
        _log, $$"""{"event":"invite","time":"2026-01-01T00:00:00Z","callId":"{{attempt}}@127.0.0.1","number":"{{Number}}","open":{{open}}}""" + "\n");
}
