using CxBridge.Storage.Connections;

namespace CxBridge.Tests.Contract.Connections;

public sealed class SqlLibraryTests
{
    // PostgreSQL claims, gates and closes in one statement each; SQLite takes these steps instead.
    private static readonly string[] Steps =
    [
        "Attempts/contact_count_attempt", "Attempts/contact_disposition", "Attempts/contact_next", "Attempts/contact_phone", "Attempts/gated",
        "Attempts/record", "Outbox/add",
    ];

    // What a claim in one statement was not sure of is looked at again; SQLite is sure the first time.
    private static readonly string[] SecondLooks = ["Attempts/due_again"];

    [Fact]
    public void Names_OfBothDialects_AreTheSameButForTheStepsThatOneTakesAtOnce() =>
        Assert.Equal(
            new SqlLibrary(Dialect.Sqlite).Names.Concat(SecondLooks).Order(StringComparer.Ordinal),
            new SqlLibrary(Dialect.Postgres).Names.Concat(Steps).Order(StringComparer.Ordinal));

    [Fact]
    public void Statement_WithAVariant_IsTheDialectsOwn()
    {
        Assert.DoesNotContain("SKIP LOCKED", new SqlLibrary(Dialect.Sqlite)["Attempts/claim"], StringComparison.Ordinal);
        Assert.Contains("SKIP LOCKED", new SqlLibrary(Dialect.Postgres)["Attempts/claim"], StringComparison.Ordinal);
    }

    [Fact]
    public void Statement_ThatIsNot_NamesTheMissingFile()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new SqlLibrary(Dialect.Sqlite)["Attempts/guess"]);

        Assert.Contains("Sql/Attempts/guess.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_KeepsOnlyTheLinesThatAreWanted()
    {
        string text = new SqlLibrary(Dialect.Sqlite).With("Calls/list", ["campaign", "before"]);

        Assert.Contains("a.campaign_id = @campaign", text, StringComparison.Ordinal);
        Assert.Contains("a.id < @before", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@contact", text, StringComparison.Ordinal);
        Assert.DoesNotContain("'closed'", text, StringComparison.Ordinal);
    }
}
