using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>A state and what is known of its record. A stale ETag is marked, so that the activation ends when the failure leaves the grain.</summary>
internal sealed class PersistentState<TState>(string name, IGrainContext context, IGrainStorage storage) : IPersistentState<TState>
{
    private readonly GrainState<TState> _record = new(CreateState());
    private bool _isLoaded;

    public TState State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ReadStateAsync(CancellationToken cancellationToken)
    {
        await Guarded(() => storage.ReadStateAsync(name, context.GrainId, _record, cancellationToken));
        _record.State ??= CreateState();
        _isLoaded = true;
    }

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Guarded(() => storage.WriteStateAsync(name, context.GrainId, _record, cancellationToken));

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await Guarded(() => storage.ClearStateAsync(name, context.GrainId, _record, cancellationToken));
        _record.State = CreateState();
        _record.RecordExists = false;
    }

    /// <summary>The load at activation; not a second one if the grain has read already.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => _isLoaded ? Task.CompletedTask : ReadStateAsync(cancellationToken);

    private static async Task Guarded(Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (InconsistentStateException stale)
        {
            stale.IsSourceActivation = true;
            throw;
        }
    }

    private static TState CreateState() => typeof(TState).IsValueType || typeof(TState).GetConstructor(Type.EmptyTypes) is null
        ? default!
        : Activator.CreateInstance<TState>();
}
