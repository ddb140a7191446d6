using System.Text.Json;
using CxBridge.Bench.Storage;
using CxBridge.Storage;
using CxBridge.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;

// Usage: dotnet run -c Release --project bench/Storage -- [contacts] [PostgreSQL connection string]
// Without a connection string: SQLite in a temporary folder, on whatever disk that is. Prints one line of JSON.
int contacts = args.Length > 0 ? int.Parse(args[0]) : 1_000_000;
string? postgres = args.Length > 1 ? args[1] : null;
string folder = Directory.CreateTempSubdirectory("cxbridge-bench-").FullName;
try
{
    var services = new ServiceCollection();
    services.AddLogging();
    services.AddStorage(o =>
    {
        o.Provider = postgres is null ? StorageProvider.Sqlite : StorageProvider.Postgres;
        o.DataFolder = folder;
        o.ConnectionString = postgres;
    });
    await using ServiceProvider provider = services.BuildServiceProvider();
    await provider.GetRequiredService<IStorageMigrator>().MigrateAsync(CancellationToken.None);
    StorageFigures figures = await new StorageBenchmark(provider, contacts).RunAsync(postgres is null ? "sqlite" : "postgres");
    Console.WriteLine(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
}
finally
{
    Directory.Delete(folder, recursive: true);
}
