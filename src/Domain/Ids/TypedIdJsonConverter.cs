using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Ids;

/// <summary>Writes a typed id as its text form.</summary>
public sealed class TypedIdJsonConverter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.TryParse(reader.GetString(), null, out TId id) ? id : throw new JsonException($"Expected an id that begins with '{TId.Prefix}_'.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
