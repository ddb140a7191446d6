namespace CxBridge.Domain.Compliance;

/// <summary>The rules of a campaign for contacts of one standing: the house's, the country's, the state's and the campaign's own, the strictest of each.</summary>
internal sealed record EffectiveRules
{
    private EffectiveRules(IReadOnlyList<PlaceRules> places, ComplianceSettings settings, Standing standing)
    {
        Zones = Clocks(settings, standing, out string? fault);
        ZoneFault = fault;
        Names = string.Join(", ", places.Select(p => p.Name));
        IReadOnlyList<PlaceRules> withHours = [.. places.Where(p => p.Hours.Count > 0)];
        // The house's hours are for places that state none.
        IEnumerable<IReadOnlyList<CallingWindow>> hours = withHours.Count > 1 ? withHours.Skip(1).Select(p => p.Hours) : withHours.Select(p => p.Hours);
        Hours = new(
            [.. hours, .. settings.Hours.Count > 0 ? [settings.Hours] : Array.Empty<IReadOnlyList<CallingWindow>>()],
            [.. places.Select(p => p.Calendar).OfType<HolidayCalendar>().Distinct()],
            settings.Holidays.ToHashSet());
        ConsentRequired = places.Any(p => p.ConsentRequired);
        PerDay = Least(places.Select(p => p.AttemptsPerDay).Append(settings.AttemptsPerDay));
        Per24Hours = Least(places.Select(p => p.AttemptsPer24Hours).Append(settings.AttemptsPer24Hours));
        Per30Days = Least(places.Select(p => p.AttemptsPer30Days));
        Gap = places.Select(p => p.AttemptGap).Append(settings.AttemptGap).Max();
        AfterAbandoned = places.Select(p => p.AfterAbandoned).Max();
        CallerIds = [.. places.Select(p => p.CallerId.GetValueOrDefault(settings.Purpose)).OfType<IReadOnlyList<string>>()];
    }

    /// <summary>Every clock that counts; empty when there is none to go by.</summary>
    public IReadOnlyList<TimeZoneInfo> Zones { get; }

    /// <summary>Why there is none, in words.</summary>
    public string? ZoneFault { get; }

    /// <summary>Whose rules these are, for people.</summary>
    public string Names { get; }

    public CallingHours Hours { get; }

    public bool ConsentRequired { get; }

    public int? PerDay { get; }

    public int? Per24Hours { get; }

    public int? Per30Days { get; }

    public TimeSpan? Gap { get; }

    public TimeSpan? AfterAbandoned { get; }

    /// <summary>Beginnings of the caller ids that are wanted: one of each list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> CallerIds { get; }

    public static EffectiveRules Of(RuleBook book, ComplianceSettings settings, Standing standing)
    {
        IEnumerable<PlaceRules> places = new[] { standing.Place, standing.FilePlace }.OfType<string>().SelectMany(book.Of).Distinct();
        return new([book.House, .. places], settings, standing);
    }

    private static int? Least(IEnumerable<int?> values) => values.Min();

    private static List<TimeZoneInfo> Clocks(ComplianceSettings settings, Standing standing, out string? fault)
    {
        fault = null;
        IEnumerable<string> names = settings.ZoneFrom switch
        {
            ZoneSource.Number => standing.Zones,
            ZoneSource.File => standing.FileZone is { } only ? [only] : [],
            _ => standing.FileZone is { } also ? standing.Zones.Append(also) : standing.Zones,
        };
        List<string> known = [.. names.Distinct(StringComparer.Ordinal)];
        if (known.Count == 0 && settings.Zone is { } otherwise)
        {
            known.Add(otherwise);
        }

        if (known.Count == 0)
        {
            fault = settings.ZoneFrom == ZoneSource.File
                ? "its file gives no time zone: add a column 'timezone', or set settings.compliance.zone"
                : "neither its number nor its file tells its time zone: add a column 'timezone', or set settings.compliance.zone";
            return [];
        }

        List<TimeZoneInfo> zones = [.. known.Select(WallClock.Find).OfType<TimeZoneInfo>()];
        if (zones.Count < known.Count)
        {
            fault = $"this machine knows no time zone '{known.First(n => WallClock.Find(n) is null)}': correct the column 'timezone', or install the tz database (Debian package tzdata)";
            return [];
        }

        return zones;
    }
}
