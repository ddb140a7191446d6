using System.Text.Json;

namespace Orleans.Serialization;

/// <summary>How <see cref="Storage.SystemTextJsonGrainStorageSerializer"/> writes states.</summary>
public sealed class SystemTextJsonGrainStorageSerializerOptions
{
    public JsonSerializerOptions JsonSerializerOptions { get; } = new() { IncludeFields = true };
}
