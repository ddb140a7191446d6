using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>What <c>kill -9</c> leaves: the file and its log at one moment, with no chance to tidy up.</summary>
public sealed class SqliteKilledTests
{
    [Fact]
    public async Task Kill_AfterGateAndClose_LosesNeither()
    {
        string folder = SqliteKind.NewFolder();
        TestStore store = await SqliteKind.OpenAsync(folder);
        Campaign campaign = await store.CampaignAsync(contacts: 3);
        GatedAttempt closed = await store.DialOneAsync(campaign);
        GatedAttempt open = await store.DialOneAsync(campaign);
        await store.CloseAsync(store.Close(closed, delivery: Samples.Delivery("k1")));

        string copy = SqliteKind.NewFolder();
        foreach (string file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await store.DisposeAsync();
        await using TestStore after = await SqliteKind.OpenAsync(copy);

        GatedAttempt orphan = Assert.Single(await after.Dial.OrphansAsync(Samples.Host.Name, "next life", 10, CancellationToken.None));
        Assert.Equal(open.Attempt, orphan.Attempt);
        Assert.NotNull(await after.Calls.FindRecordAsync(closed.Attempt, CancellationToken.None));
        Assert.Single(await after.Outbox.TakeDueAsync(0, 1, 10, TimeSpan.FromMinutes(1), CancellationToken.None));
        Assert.Equal(1, (await after.CountAsync(campaign)).ByState[ContactState.Pending]);
    }
}
