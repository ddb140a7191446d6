using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Telephony;

/// <summary>Writes a number in full E.164 form and refuses anything else.</summary>
public sealed class PhoneNumberJsonConverter : JsonConverter<PhoneNumber>
{
    /// <inheritdoc/>
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PhoneNumber.Read(reader.GetString(), out PhoneNumber number) is { } reason ? throw new JsonException($"Not a telephone number: {reason}.") : number;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.E164);
}
