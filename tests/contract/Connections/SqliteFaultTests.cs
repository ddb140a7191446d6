using CxBridge.Domain.Accounts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Storage;
using CxBridge.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;
using Microsoft.Data.Sqlite;

namespace CxBridge.Tests.Contract.Connections;

public sealed class SqliteFaultTests : IDisposable
{
    private readonly string _folder = SqliteKind.NewFolder();

    private string DatabaseFile => Path.Combine(_folder, "cxbridge.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_IsRefusedAndLeavesItAsItWas()
    {
        byte[] text = [.. Enumerable.Repeat((byte)'x', 8_192)];
        await File.WriteAllBytesAsync(DatabaseFile, text);

        StorageException refused = await Assert.ThrowsAsync<StorageException>(OpenAsync);

        Assert.Equal(StorageFault.Corrupt, refused.Fault);
        Assert.Contains(DatabaseFile, refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllBytesAsync(DatabaseFile));
    }

    [Fact]
    public async Task Open_WhereAFileStandsInPlaceOfTheFolder_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "data"), "");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => OpenAsync(Path.Combine(_folder, "data")));

        Assert.Equal(StorageFault.Unreachable, refused.Fault);
        Assert.Contains("Storage:DataFolder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_WhileAnotherProcessHoldsTheLock_IsBusyAndWorksAfterwards()
    {
        TestStore store = await OpenAsync();
        await using var other = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => store.CampaignAsync(contacts: 0));
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Equal((StorageFault.Busy, true), (refused.Fault, refused.MayRecover));
        await store.CampaignAsync(contacts: 1);
        await store.CloseAsync();
    }

    [Fact]
    public async Task Write_WhenTheDiskIsFull_WritesNothingOfItAndWorksOnceThereIsRoom()
    {
        TestStore store = await OpenAsync();
        Campaign campaign = await store.CampaignAsync(contacts: 10);
        // The file may not grow: to SQLite that is a full disk.
        await store.QueryAsync<int>("PRAGMA max_page_count = 1");

        StorageException refused = await Assert.ThrowsAsync<StorageException>(
            () => store.Contacts.AddAsync(campaign.Id, [.. Enumerable.Range(100, 4_000).Select(Samples.Contact)], CancellationToken.None));

        Assert.Equal((StorageFault.Full, true), (refused.Fault, refused.MayRecover));
        Assert.Equal(10, (await store.CountAsync(campaign)).Total);
        Assert.Equal(10, (await store.Contacts.ListAsync(campaign.Id, null, 5_000, CancellationToken.None)).Count);
        // The writer opened the file anew, and the limit went with the old connection.
        ImportResult result = await store.Contacts.AddAsync(campaign.Id, [Samples.Contact(100)], CancellationToken.None);
        Assert.Equal(1, result.Added);
        await store.CloseAsync();
    }

    [Fact]
    public async Task Write_ThatIsRefused_LeavesItsNeighboursInTheGroupAlone()
    {
        TestStore store = await OpenAsync();
        ApiKey key = new(Domain.Ids.ApiKeyId.New(store.Time), "crm", "00", store.Time.GetUtcNow(), null);
        var accounts = store.Get<IAccountStore>();

        Task[] twice = [.. Enumerable.Range(0, 20).Select(_ => accounts.AddKeyAsync(key, CancellationToken.None))];
        Task<Campaign>[] others = [.. Enumerable.Range(0, 20).Select(_ => store.CampaignAsync(contacts: 1))];

        await Task.WhenAll(others);
        await Assert.ThrowsAsync<StorageException>(() => Task.WhenAll(twice));
        Assert.Equal(1, twice.Count(t => t.IsCompletedSuccessfully));
        Assert.Equal(20, (await store.Campaigns.ListAsync(CancellationToken.None)).Count);
        await store.CloseAsync();
    }

    [Fact]
    public async Task Write_WhoseCallerGaveUpWhileItWaited_IsNeverDone()
    {
        TestStore store = await OpenAsync();
        using var canceled = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        using var leave = new ManualResetEventSlim();
        Task<int> first = store.Database.WriteAsync(
            WriteClass.Relaxed,
            _ =>
            {
                entered.SetResult();
                leave.Wait();
                return Task.FromResult(0);
            },
            CancellationToken.None);
        await entered.Task;
        Task second = store.Campaigns.AddAsync(Samples.Campaign(store.Time), canceled.Token);
        await canceled.CancelAsync();
        leave.Set();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first;
        Assert.Empty(await store.Campaigns.ListAsync(CancellationToken.None));
        await store.CloseAsync();
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Folder_IsForItsOwnerOnly()
    {
        string folder = Path.Combine(_folder, "fresh");

        await (await OpenAsync(folder)).CloseAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    private Task<TestStore> OpenAsync() => OpenAsync(_folder);

    private static Task<TestStore> OpenAsync(string folder) => TestStore.OpenAsync(
        services => services.AddSqliteStorage(o =>
        {
            o.DataFolder = folder;
            o.LockTimeout = TimeSpan.FromSeconds(1);
        }),
        () => Task.CompletedTask);

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
