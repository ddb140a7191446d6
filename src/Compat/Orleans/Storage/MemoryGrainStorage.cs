using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>States as bytes in memory: they outlive activations, not the process.</summary>
internal sealed class MemoryGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string StateName, GrainId GrainId), Entry> _entries = new();
    private long _lastEtag;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_entries.TryGetValue((stateName, grainId), out var entry))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (serializer.Deserialize<T>(entry.Data), entry.ETag, true);
        }
        else
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = (default, null, false);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var entry = new Entry(serializer.Serialize(grainState.State), NextEtag());
        var isWritten = grainState.ETag is null
            ? _entries.TryAdd(key, entry)
            : _entries.TryGetValue(key, out var stored) && stored.ETag == grainState.ETag && _entries.TryUpdate(key, entry, stored);
        if (!isWritten)
        {
            throw Stale(key, grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists) = (entry.ETag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (_entries.TryGetValue(key, out var stored)
            && (stored.ETag != grainState.ETag || !_entries.TryRemove(KeyValuePair.Create(key, stored))))
        {
            throw Stale(key, grainState.ETag);
        }

        (grainState.State, grainState.ETag, grainState.RecordExists) = (default, null, false);
        return Task.CompletedTask;
    }

    private string NextEtag() => Interlocked.Increment(ref _lastEtag).ToString(CultureInfo.InvariantCulture);

    private InconsistentStateException Stale((string StateName, GrainId GrainId) key, string? etag) => new(
        $"State \"{key.StateName}\" of {key.GrainId} was written by somebody else.",
        storedEtag: _entries.TryGetValue(key, out var stored) ? stored.ETag : null,
        currentEtag: etag);

    private sealed record Entry(BinaryData Data, string ETag);
}
