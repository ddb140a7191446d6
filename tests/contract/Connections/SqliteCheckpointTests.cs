using CxBridge.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Connections;

/// <summary>The write-ahead log is copied into the file beside the writer, and begins anew.</summary>
public sealed class SqliteCheckpointTests
{
    private const int Piece = 4 << 20;

    [Fact]
    public async Task Log_OfManyWrites_BeginsAnew()
    {
        string folder = SqliteKind.NewFolder();
        try
        {
            TestStore store = await TestStore.OpenAsync(services => services.AddSqliteStorage(o => o.DataFolder = folder), () => Task.CompletedTask);
            await WriteAsync(store, $"CREATE TABLE piece (bytes blob); INSERT INTO piece VALUES (zeroblob({Piece}))");
            var log = new FileInfo(Path.Combine(folder, "cxbridge.db-wal"));
            long written = 0;
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            do
            {
                limit.Token.ThrowIfCancellationRequested();
                await WriteAsync(store, $"UPDATE piece SET bytes = randomblob({Piece})");
                written += Piece;
                log.Refresh();
            }
            while (written < 2 * log.Length);

            Assert.Equal([(long)Piece], await store.QueryAsync<long>("SELECT length(bytes) FROM piece"));
            await store.CloseAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<List<int>> WriteAsync(TestStore store, string script) =>
        store.Database.WriteAsync(WriteClass.Relaxed, session => session.QueryScriptAsync<int>(script), CancellationToken.None);
}
