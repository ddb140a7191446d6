using System.Text.Json;
using CxBridge.TestKit.Programs;

namespace CxBridge.Bench.Chaos;

/// <summary>A host, life after life; it keeps name, address and folder.</summary>
internal sealed class ChaosHost(string name, Uri address, IReadOnlyList<string> arguments, string log) : IAsyncDisposable
{
    private ChildProgram? _program;

    public string Name => name;

    /// <summary>Where its console is.</summary>
    public Uri Address => address;

    public Task<JsonElement> Greeting => Life.Greeting;

    public bool HasGreeted => Life.HasGreeted;

    private ChildProgram Life => _program ?? throw new InvalidOperationException($"{name} was not started.");

    public void Start() => _program = ChildProgram.Start(BuiltProgram.Host, arguments, log);

    public async Task KillAsync()
    {
        await Life.KillAsync();
        await Life.DisposeAsync();
    }

    public ValueTask DisposeAsync() => _program?.DisposeAsync() ?? ValueTask.CompletedTask;
}
