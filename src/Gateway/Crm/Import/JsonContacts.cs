using System.Text;
using System.Text.Json;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Telephony;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Makes a contact of a JSON object, or says why it is none: <c>number</c>, <c>name</c>, <c>reference</c>, <c>fields</c>; any other property is a
/// field, as any other column of a CSV file is. Pure.</summary>
internal static class JsonContacts
{
    private const int MostFields = 100;
    private const string ObjectHint = "Write each contact as an object, such as {\"number\": \"+4930123456\"}.";

    public static RowError? Read(JsonRow row, out NewContact? contact)
    {
        contact = null;
        if (row.Fault is { } fault)
        {
            return new(row.Line, fault, null, null, ObjectHint);
        }
        if (row.Value.ValueKind != JsonValueKind.Object)
        {
            return new(row.Line, "not an object", null, null, ObjectHint);
        }
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in Properties(row.Value))
        {
            if (Text(property.Value) is not { } text)
            {
                return new(row.Line, "neither a text nor a number", property.Name, null, "Give a text, a number, true or false; lists and objects belong into fields of their own.");
            }
            if (text.Length > ContactRows.LongestField / 3 && Encoding.UTF8.GetByteCount(text) > ContactRows.LongestField)
            {
                return new(row.Line, $"longer than {ContactRows.LongestField} bytes", property.Name, null, RowError.ShortenHint);
            }
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                return new(row.Line, "holds a NUL character", property.Name, null, RowError.NulHint);
            }
            if (text.Length > 0)
            {
                texts[property.Name] = text;
            }
        }
        string? given = Take(texts, "number");
        if (PhoneNumber.Read(given, out PhoneNumber number) is { } reason)
        {
            return new(row.Line, given is null ? "is missing" : reason, "number", given is null ? null : RowError.Mask(given), RowError.NumberHint);
        }
        string? name = Take(texts, "name");
        string? reference = Take(texts, "reference");
        if (texts.Count > MostFields)
        {
            return new(row.Line, $"has {texts.Count} fields, more than {MostFields}", null, null, "Leave out what the bot does not speak of.");
        }
        if (StandingColumns.Check(texts).FirstOrDefault() is { } wrong)
        {
            return new(row.Line, wrong.Message, wrong.Path, RowError.Mask(texts[wrong.Path]), wrong.Hint);
        }
        contact = new(number, name, reference, texts);
        return null;
    }

    // Those of "fields" are flattened; what is beside them comes first, so that a field cannot pass itself off as the number.
    private static IEnumerable<JsonProperty> Properties(JsonElement row)
    {
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (property.NameEquals("fields") && property.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty field in property.Value.EnumerateObject().Where(f => f.Name is not ("number" or "name" or "reference")))
                {
                    yield return field;
                }
            }
            else
            {
                yield return property;
            }
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };

    private static string? Take(Dictionary<string, string> texts, string name) =>
        texts.Remove(name, out string? text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
