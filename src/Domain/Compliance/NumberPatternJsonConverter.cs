using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Compliance;

/// <summary>A pattern as its text.</summary>
internal sealed class NumberPatternJsonConverter : JsonConverter<NumberPattern>
{
    public override NumberPattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NumberPattern.Read(reader.GetString(), out NumberPattern pattern) is { } reason ? throw new JsonException($"Not a number or a prefix: {reason}.") : pattern;

    public override void Write(Utf8JsonWriter writer, NumberPattern value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
