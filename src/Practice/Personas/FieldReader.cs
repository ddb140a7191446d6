using System.Text.Json;
using CxBridge.Domain.Configuration;

namespace CxBridge.Practice.Personas;

/// <summary>Reads the fields of one JSON object and notes every mistake instead of stopping at the first.
/// A field that no Read call asked for is a mistake too: a misspelt key must not be ignored.</summary>
internal sealed class FieldReader(JsonElement element, string path, List<ConfigurationError> errors)
{
    private readonly HashSet<string> _known = new(["$schema"], StringComparer.Ordinal);

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public string At(string name) => $"{path}.{name}";

    public void Wrong(string name, string message, string hint) => errors.Add(new(At(name), message, hint));

    public string Text(string name, string? fallback = null)
    {
        if (Find(name, required: fallback is null) is not { } value)
        {
            return fallback ?? "";
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Wrong(name, "it is not a text", "Write a text in quotes, not an empty one");
        return fallback ?? "";
    }

    public string? TextOrNull(string name) => Has(name) ? Text(name) : Skip<string>(name);

    public int Number(string name, int low, int high, int? fallback = null)
    {
        if (Find(name, required: fallback is null) is not { } value)
        {
            return fallback ?? low;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= low && number <= high)
        {
            return number;
        }

        Wrong(name, "it is not a whole number in range", $"Write one from {low} to {high}");
        return fallback ?? low;
    }

    public int? NumberOrNull(string name, int low, int high)
    {
        _known.Add(name);
        return Has(name) ? Number(name, low, high) : null;
    }

    public Between Range(string name, double low, double high, Between? fallback = null)
    {
        if (Find(name, required: fallback is null) is not { } value)
        {
            return fallback ?? default;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            && value[0].ValueKind == JsonValueKind.Number && value[1].ValueKind == JsonValueKind.Number
            && new Between(value[0].GetDouble(), value[1].GetDouble()) is var range && range.Low <= range.High && range.Low >= low && range.High <= high)
        {
            return range;
        }

        Wrong(name, "it is not a range", $"Write [low, high] with {low} <= low <= high <= {high}");
        return fallback ?? default;
    }

    public Between? RangeOrNull(string name, double low, double high)
    {
        _known.Add(name);
        return Has(name) ? Range(name, low, high) : null;
    }

    public IReadOnlyList<string> Texts(string name, Need need)
    {
        if (Find(name, need == Need.Required) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(v.GetString())))
        {
            Wrong(name, "it is not a list of texts", "Write [\"one\", \"another\"]");
            return [];
        }

        if (need == Need.Required && value.GetArrayLength() == 0)
        {
            Wrong(name, "the list is empty", "Give at least one text");
        }

        return [.. value.EnumerateArray().Select(v => v.GetString()!)];
    }

    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T fallback, Need need)
    {
        if (Find(name, need == Need.Required) is not { } value)
        {
            return fallback;
        }

        if (value.ValueKind == JsonValueKind.String && choices.TryGetValue(value.GetString()!, out T? chosen))
        {
            return chosen;
        }

        Wrong(name, "it is not one of the choices", $"Write one of: {string.Join(", ", choices.Keys)}");
        return fallback;
    }

    public FieldReader? Object(string name, Need need)
    {
        if (Find(name, need == Need.Required) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new FieldReader(value, At(name), errors);
        }

        Wrong(name, "it is not an object", "Write { ... }");
        return null;
    }

    public IReadOnlyList<FieldReader> Objects(string name, Need need)
    {
        if (Find(name, need == Need.Required) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object))
        {
            return [.. value.EnumerateArray().Select((v, i) => new FieldReader(v, $"{At(name)}[{i}]", errors))];
        }

        Wrong(name, "it is not a list of objects", "Write [{ ... }, { ... }]");
        return [];
    }

    /// <summary>Reports the fields that nobody read.</summary>
    public void Done()
    {
        foreach (JsonProperty property in element.EnumerateObject().Where(p => !_known.Contains(p.Name)))
        {
            Wrong(property.Name, "the field is not known here", $"Remove it, or use one of: {string.Join(", ", _known.Where(k => k != "$schema").Order())}");
        }
    }

    private T? Skip<T>(string name) where T : class
    {
        _known.Add(name);
        return null;
    }

    private JsonElement? Find(string name, bool required)
    {
        _known.Add(name);
        if (element.TryGetProperty(name, out JsonElement value))
        {
            return value;
        }

        if (required)
        {
            Wrong(name, "the field is missing", "Add it");
        }

        return null;
    }
}
