using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>A JSON object of a scenario under reading: hands out numbers within their range, and notes what is wrong instead of throwing.</summary>
internal sealed class ScenarioJson(JsonElement element, string path, List<ConfigurationError> errors)
{
    private const int MostItems = 1_000;
    private readonly List<string> _known = [];

    public void Fault(string name, string message, string hint) => errors.Add(new(PathOf(name), message, hint));

    /// <summary>A number; <paramref name="otherwise"/> when it is absent or wrong.</summary>
    public double Number(string name, double otherwise, double least, double most, string unit) => Number(name, least, most, unit) ?? otherwise;

    /// <summary>A number; null when it is absent or wrong.</summary>
    public double? Number(string name, double least, double most, string unit)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, $"is {Shown(value)}", string.Create(CultureInfo.InvariantCulture, $"Write {unit} from {least} to {most}."));
        return null;
    }

    /// <summary>A number that must be there; <paramref name="least"/> when it is not.</summary>
    public double Needed(string name, double least, double most, string unit)
    {
        if (!element.TryGetProperty(name, out _))
        {
            _known.Add(name);
            Fault(name, "is missing", $"Write {unit}.");
            return least;
        }

        return Number(name, least, least, most, unit);
    }

    /// <summary>A whole number; null when it is absent or wrong.</summary>
    public int? Whole(string name, int least, int most, string unit)
    {
        double? number = Number(name, least, most, unit);
        if (number is { } given && given != Math.Floor(given))
        {
            Fault(name, string.Create(CultureInfo.InvariantCulture, $"is {given}"), "Write a whole number.");
            return null;
        }

        return (int?)number;
    }

    /// <summary>A word; null when it is absent or no text.</summary>
    public string? Word(string name, string hint)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Fault(name, $"is {Shown(value)}", hint);
        return null;
    }

    /// <summary>A nested object; null when it is absent or wrong.</summary>
    public ScenarioJson? Object(string name, string example)
    {
        if (!Find(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new ScenarioJson(value, PathOf(name), errors);
        }

        Fault(name, $"is {Shown(value)}", $"Write it as {example}.");
        return null;
    }

    /// <summary>The objects of a list, each with its hour; hours must grow.</summary>
    public IReadOnlyList<T> Hours<T>(string name, string example, Func<ScenarioJson, double, T> read)
    {
        if (!Find(name, out JsonElement value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MostItems || value.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.Object))
        {
            Fault(name, "is not a list of at most 1000 objects", $"Write it as [{example}].");
            return [];
        }

        var items = new List<T>();
        double before = -1;
        foreach ((int number, JsonElement item) in value.EnumerateArray().Index())
        {
            var json = new ScenarioJson(item, $"{PathOf(name)}[{number}]", errors);
            double hour = json.Needed("atHour", 0, 10_000, "hours since the start");
            if (hour <= before)
            {
                json.Fault("atHour", string.Create(CultureInfo.InvariantCulture, $"is {hour}, not after the one before"), "List them by hour.");
            }

            before = hour;
            items.Add(read(json, hour));
            json.RefuseOthers();
        }

        return items;
    }

    /// <summary>Reports fields that nothing asked for: most are spelling mistakes, and silence would hide them.</summary>
    public void RefuseOthers()
    {
        foreach (string name in element.EnumerateObject().Select(p => p.Name).Where(n => !_known.Contains(n)))
        {
            Fault(name, "is unknown here", $"Known: {string.Join(", ", _known)}.");
        }
    }

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText() is { Length: > 40 } text ? text[..40] : value.GetRawText(),
    };

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private bool Find(string name, out JsonElement value)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
