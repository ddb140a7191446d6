using CxBridge.Storage.Grains;
using Orleans.Storage;

namespace CxBridge.Silo.Adapters;

/// <summary>Grain storage on the product's own database.</summary>
internal sealed class GrainStateStorage(IGrainStateTable table, IGrainStorageSerializer serializer) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        GrainStateRow? row = await table.ReadAsync(Key(stateName, grainId), CancellationToken.None);
        grainState.State = row is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(BinaryData.FromBytes(row.Payload));
        grainState.ETag = row?.ETag;
        grainState.RecordExists = row is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        byte[] payload = serializer.Serialize(grainState.State).ToArray();
        GrainStateWrite write = await table.WriteAsync(Key(stateName, grainId), payload, grainState.ETag, CancellationToken.None);
        RequireDone(write, stateName, grainId, grainState.ETag);
        grainState.ETag = write.ETag;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        GrainStateWrite write = await table.ClearAsync(Key(stateName, grainId), grainState.ETag, CancellationToken.None);
        RequireDone(write, stateName, grainId, grainState.ETag);
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static void RequireDone(GrainStateWrite write, string stateName, GrainId grainId, string? expected)
    {
        if (!write.Done)
        {
            throw new InconsistentStateException($"State '{stateName}' of {grainId} was changed by somebody else.", write.ETag, expected);
        }
    }

    private static GrainStateKey Key(string stateName, GrainId grainId) => new(grainId.Type.ToString()!, grainId.Key.ToString()!, stateName);
}
