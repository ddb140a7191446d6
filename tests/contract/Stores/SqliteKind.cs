using CxBridge.Storage;

namespace CxBridge.Tests.Contract.Stores;

/// <summary>SQLite in a folder that goes with the test.</summary>
public sealed class SqliteKind : IStoreKind
{
    public static string NewFolder() => Directory.CreateTempSubdirectory("cxbridge-").FullName;

    public Task<TestStore> CreateAsync() => OpenAsync(NewFolder());

    public static Task<TestStore> OpenAsync(string folder) => TestStore.OpenAsync(
        services => services.AddSqliteStorage(o => o.DataFolder = folder),
        () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
}
