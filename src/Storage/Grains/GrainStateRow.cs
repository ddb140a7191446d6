namespace CxBridge.Storage.Grains;

/// <summary>A grain's state as stored.</summary>
/// <param name="Payload">The serialised state.</param>
/// <param name="ETag">Differs for every write.</param>
public sealed record GrainStateRow(byte[] Payload, string ETag);
