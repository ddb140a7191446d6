using System.Text.Json;
using CxBridge.Practice.Crm;

namespace CxBridge.Tests.Unit.Practice.Crm;

public class CrmLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static JsonElement Body(string json = "{\"result\":1}") => JsonSerializer.Deserialize<JsonElement>(json);

    private static CrmLine Take(CrmLedger ledger, string key, string json = "{\"result\":1}")
    {
        CrmLine line = ledger.Decide(Now, key, Body(json));
        ledger.Apply(line);
        return line;
    }

    [Fact]
    public void Plan_LetsEveryFifthRequestFail_EachKindInItsTurn()
    {
        var plan = new FailurePlan(5);
        Assert.Equal(
            [(5, FailureKind.ServerError), (10, FailureKind.Unavailable), (15, FailureKind.StoredThenCut), (20, FailureKind.Slow), (25, FailureKind.ServerError)],
            Enumerable.Range(1, 25).Where(i => plan.For(i) is not null).Select(i => (i, plan.For(i)!.Value)));
    }

    [Fact]
    public void Plan_OfZero_LetsNothingFail()
    {
        var plan = new FailurePlan(0);
        Assert.DoesNotContain(Enumerable.Range(1, 100), i => plan.For(i) is not null);
    }

    [Fact]
    public void Decide_WhenAKeyWasStored_TakesTheNextForADuplicate()
    {
        var ledger = new CrmLedger(new FailurePlan(0));
        Assert.Equal(CrmVerdict.Stored, Take(ledger, "a").Verdict);
        Assert.Equal(CrmVerdict.Duplicate, Take(ledger, "a").Verdict);
        CrmReport report = ledger.Report();
        Assert.Equal((2, 1, 1, 0), (report.Received, report.Unique, report.Duplicates, report.Conflicts));
    }

    [Fact]
    public void Decide_WhenAKeyComesWithAnotherBody_CallsItAConflictAndKeepsTheFirst()
    {
        var ledger = new CrmLedger(new FailurePlan(0));
        Take(ledger, "a");
        Assert.Equal(CrmVerdict.Conflict, Take(ledger, "a", "{\"result\":2}").Verdict);
        Assert.Equal(1, ledger.Report().ByKey["a"].Body!.Value.GetProperty("result").GetInt32());
    }

    [Fact]
    public void Decide_WhenARequestFailsBeforeStoring_StoresTheNextTry()
    {
        var ledger = new CrmLedger(new FailurePlan(1));
        Assert.Equal((FailureKind.ServerError, CrmVerdict.NotStored), (Take(ledger, "a").Failure, ledger.Decide(Now, "a", Body()).Verdict));
        Take(ledger, "a");
        Assert.Equal((FailureKind.StoredThenCut, CrmVerdict.Stored), Take(ledger, "a") is var cut ? (cut.Failure!.Value, cut.Verdict) : default);
        Assert.Equal((FailureKind.Slow, CrmVerdict.Duplicate), Take(ledger, "a") is var slow ? (slow.Failure!.Value, slow.Verdict) : default);
        CrmReport report = ledger.Report();
        Assert.Equal((4, 1, 1), (report.Received, report.Unique, report.Duplicates));
        Assert.Equal(4, report.FailedOnPurpose.Values.Sum());
    }

    [Fact]
    public void Apply_OfAnEarlierRun_GoesOnWithItsNumbersAndKeys()
    {
        var first = new CrmLedger(new FailurePlan(5));
        CrmLine[] lines = [.. Enumerable.Range(0, 4).Select(i => Take(first, $"k{i}"))];
        var second = new CrmLedger(new FailurePlan(5));
        foreach (CrmLine line in lines)
        {
            second.Apply(line);
        }

        Assert.Equal(FailureKind.ServerError, second.Decide(Now, "k9", Body()).Failure);
        Take(second, "k9");
        Assert.Equal(CrmVerdict.Duplicate, second.Decide(Now, "k0", Body()).Verdict);
    }
}
