using System.Text.Json;
using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Bots;

/// <summary>A JSON object under reading: hands out typed properties, and notes what is wrong instead of throwing, so that all errors come at once.</summary>
internal sealed class BotJsonObject(JsonElement element, string path, List<ConfigurationError> errors)
{
    private readonly List<string> _known = [];

    public string Path => path;

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Fault(string name, string message, string hint) => errors.Add(new(name.Length == 0 ? path : PathOf(name), message, hint));

    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>A text, trimmed; empty when absent or wrong.</summary>
    public string Text(string name, int maxLength, Need need = Need.Optional)
    {
        if (!Find(name, need, out JsonElement value))
        {
            return "";
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Fault(name, "is not a text", "write it in double quotes");
            return "";
        }

        return Checked(PathOf(name), value.GetString()!, maxLength, need);
    }

    /// <summary>A whole number, or <paramref name="otherwise"/> when absent or wrong.</summary>
    public int Number(string name, int otherwise, int min, int max)
    {
        if (!Find(name, Need.Optional, out JsonElement value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= min && number <= max)
        {
            return number;
        }

        Fault(name, "is not a whole number in range", $"write a number from {min} to {max}");
        return otherwise;
    }

    /// <summary>Whether a property is there with the value <c>true</c>, the only one that it may have.</summary>
    public bool Mark(string name)
    {
        if (!Find(name, Need.Optional, out JsonElement value))
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            Fault(name, "can only be true", $"write true, or leave '{name}' out");
        }

        return true;
    }

    /// <summary>One text, or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string name, int maxItems, int maxLength, Need need = Need.Optional)
    {
        if (!Find(name, need, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return [Checked(PathOf(name), value.GetString()!, maxLength, Need.Required)];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            Fault(name, "is neither a text nor a list of texts", "write [\"first\", \"second\"]");
            return [];
        }

        if (value.GetArrayLength() == 0 && need == Need.Required)
        {
            Fault(name, "has no entries", "write at least one");
        }

        return !CountFits(name, value.GetArrayLength(), maxItems) ? [] : [.. value.EnumerateArray().Select((item, i) => Checked($"{PathOf(name)}[{i}]", item.GetString()!, maxLength, Need.Required))];
    }

    /// <summary>A nested object; null when absent or wrong.</summary>
    public BotJsonObject? Object(string name, Need need = Need.Optional)
    {
        if (!Find(name, need, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new(value, PathOf(name), errors);
        }

        Fault(name, "is not an object", "write { ... }");
        return null;
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<BotJsonObject> Objects(string name, int maxItems)
    {
        if (!Find(name, Need.Optional, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            Fault(name, "is not a list of objects", "write [{ ... }, { ... }]");
            return [];
        }

        return CountFits(name, value.GetArrayLength(), maxItems)
            ? [.. value.EnumerateArray().Select((item, i) => new BotJsonObject(item, $"{PathOf(name)}[{i}]", errors))]
            : [];
    }

    /// <summary>The names in this object, for objects whose names are the author's own.</summary>
    public IReadOnlyList<string> Names(int maxItems)
    {
        List<string> names = [.. element.EnumerateObject().Select(p => p.Name)];
        foreach (string bad in names.Where(n => !BotName.IsValid(n)))
        {
            errors.Add(new(PathOf(bad), "is not a name", $"use 1 to {BotLimits.Name} lower-case letters, digits and underscores"));
        }

        return CountFits("", names.Count, maxItems) ? [.. names.Where(BotName.IsValid)] : [];
    }

    /// <summary>Reports properties that nothing asked for: most are spelling mistakes, and silence would hide them.</summary>
    public void RefuseOthers()
    {
        foreach (JsonProperty property in element.EnumerateObject().Where(p => !_known.Contains(p.Name)))
        {
            Fault(property.Name, "is unknown here", $"known: {string.Join(", ", _known)}");
        }
    }

    private bool Find(string name, Need need, out JsonElement value)
    {
        _known.Add(name);
        if (element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        if (need == Need.Required)
        {
            Fault(name, "is missing", $"add '{name}'");
        }

        return false;
    }

    private bool CountFits(string name, int count, int max)
    {
        if (count > max)
        {
            Fault(name, $"has {count} entries", $"at most {max}");
        }

        return count <= max;
    }

    private string Checked(string where, string text, int maxLength, Need need)
    {
        text = text.Trim();
        if (text.Length == 0 && need == Need.Required)
        {
            errors.Add(new(where, "is empty", "write at least one word, or leave it out"));
        }

        if (text.Length > maxLength)
        {
            errors.Add(new(where, $"has {text.Length} characters", $"at most {maxLength}"));
        }

        return text;
    }

    internal enum Need
    {
        Optional,
        Required,
    }
}
