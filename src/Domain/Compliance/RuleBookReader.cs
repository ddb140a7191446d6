using System.Text.Json;

namespace CxBridge.Domain.Compliance;

/// <summary>Reads the data of the rules. They are part of the release, so that a fault in them is a bug and throws; a test reads them all.</summary>
internal static class RuleBookReader
{
    public static RuleBook Read(Stream data)
    {
        using JsonDocument document = JsonDocument.Parse(data);
        JsonElement root = document.RootElement;
        var calendars = root.GetProperty("calendars").EnumerateObject().ToDictionary(
            c => c.Name, c => new HolidayCalendar([.. c.Value.EnumerateArray().Select(d => HolidayRule.Parse(d.GetString()!))]));
        return new(
            root.GetProperty("version").GetString()!,
            Place(root.GetProperty("default"), calendars),
            root.GetProperty("places").EnumerateObject().ToDictionary(p => p.Name, p => Place(p.Value, calendars)));
    }

    private static PlaceRules Place(JsonElement place, Dictionary<string, HolidayCalendar> calendars)
    {
        JsonElement attempts = place.TryGetProperty("attempts", out JsonElement given) ? given : default;
        return new()
        {
            Name = place.GetProperty("name").GetString()!,
            Hours = [.. Texts(place, "hours").Select(h => CallingWindow.Parse(h))],
            Calendar = place.TryGetProperty("calendar", out JsonElement calendar) ? calendars[calendar.GetString()!] : null,
            ConsentRequired = place.TryGetProperty("consent", out JsonElement consent) && consent.GetString() == "required",
            AttemptsPerDay = Number(attempts, "perDay"),
            AttemptsPer24Hours = Number(attempts, "per24Hours"),
            AttemptsPer30Days = Number(attempts, "per30Days"),
            AttemptGap = Number(attempts, "minutesBetween") is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            AfterAbandoned = Number(place, "abandonedHours") is { } hours ? TimeSpan.FromHours(hours) : null,
            CallerId = place.TryGetProperty("callerId", out JsonElement series)
                ? series.EnumerateObject().ToDictionary(s => Enum.Parse<CallPurpose>(s.Name, ignoreCase: true), s => (IReadOnlyList<string>)[.. s.Value.EnumerateArray().Select(v => v.GetString()!)])
                : new Dictionary<CallPurpose, IReadOnlyList<string>>(),
            Sources = [.. Texts(place, "sources")],
        };
    }

    private static int? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement values) ? values.EnumerateArray().Select(v => v.GetString()!) : [];
}
