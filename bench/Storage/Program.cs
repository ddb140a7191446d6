using System.CommandLine;
using System.Text.Json;
using CxBridge.Bench.Storage;
using CxBridge.Storage;
using CxBridge.Storage.Migrations;
using CxBridge.TestKit.Programs;
using Microsoft.Extensions.DependencyInjection;

var contacts = new Option<int>("--contacts") { Description = "How many are imported", DefaultValueFactory = _ => 1_000_000 };
contacts.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < StorageBenchmark.FewestContacts)
    {
        result.AddError($"--contacts: at least {StorageBenchmark.FewestContacts} are needed.");
    }
});
Option<string> store = new Option<string>("--store") { Description = "Which database", DefaultValueFactory = _ => "sqlite" }.AcceptOnlyFromAmong("sqlite", "postgresql");
var connection = new Option<string?>("--connection") { Description = "An empty PostgreSQL database instead of one on a private server" };
var root = new RootCommand("Import, claim, gate and close of one campaign. SQLite and the private PostgreSQL are on the disk of the temporary folder.") { contacts, store, connection };
root.SetAction(async result =>
{
    string kind = result.GetRequiredValue(store);
    await using PostgresServer? server = kind == "postgresql" && result.GetValue(connection) is null ? await PostgresServer.StartAsync() : null;
    string folder = Directory.CreateTempSubdirectory("cxbridge-bench-").FullName;
    try
    {
        await MeasureAsync(kind, result.GetValue(connection) ?? server?.ConnectionString("postgres"), folder, result.GetValue(contacts));
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
});
ParseResult parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? await RefuseAsync(parsed) : await parsed.InvokeAsync();

static async Task<int> RefuseAsync(ParseResult parsed)
{
    foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    return 2;
}

static async Task MeasureAsync(string kind, string? connection, string folder, int contacts)
{
    var services = new ServiceCollection();
    services.AddLogging();
    services.AddSingleton<TimeProvider>(WorkingHours.Clock);
    services.AddStorage(o =>
    {
        o.Provider = connection is null ? StorageProvider.Sqlite : StorageProvider.Postgres;
        o.DataFolder = folder;
        o.ConnectionString = connection;
    });
    await using ServiceProvider provider = services.BuildServiceProvider();
    await provider.GetRequiredService<IStorageMigrator>().MigrateAsync(CancellationToken.None);
    StorageFigures figures = await new StorageBenchmark(provider, contacts).RunAsync(kind);
    Console.WriteLine(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
}
