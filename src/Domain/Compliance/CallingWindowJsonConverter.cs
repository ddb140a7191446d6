using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Compliance;

/// <summary>Calling hours as their text.</summary>
internal sealed class CallingWindowJsonConverter : JsonConverter<CallingWindow>
{
    public override CallingWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CallingWindow.Read(reader.GetString(), out CallingWindow window) is { } reason ? throw new JsonException($"Calling hours: {reason}.") : window;

    public override void Write(Utf8JsonWriter writer, CallingWindow value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
