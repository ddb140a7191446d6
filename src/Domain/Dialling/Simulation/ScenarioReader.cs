using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Dialling.Pacing;

namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Reads a scenario's JSON and says everything that is wrong with it at once. The format is in docs/pacing.md. Pure.</summary>
public static class ScenarioReader
{
    /// <summary>Seats times hours times ticks of 2 s, above which a rehearsal would take minutes.</summary>
    private const double MostWork = 1_000_000;

    private const double Day = 24 * 3600;
    private const string SpreadExample = """{ "mean": 10, "cv": 0.5 }""";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads it.</summary>
    public static ScenarioReadResult Read(string text)
    {
        var errors = new List<ConfigurationError>();
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new(null, [new("(file)", "is not an object", "Begin with { and end with }.")]);
            }

            Scenario scenario = Read(new ScenarioJson(document.RootElement, "", errors));
            return new(errors.Count == 0 ? scenario : null, errors);
        }
        catch (JsonException problem)
        {
            return new(null, [new("(file)", $"is not JSON (line {problem.LineNumber + 1})", "Check commas, quotes and brackets there.")]);
        }
    }

    private static Scenario Read(ScenarioJson json)
    {
        var standard = new Scenario();
        json.Word("about", "Write a text.");
        var scenario = new Scenario
        {
            Seats = json.Whole("seats", 0, 10_000, "a number of seats") ?? standard.Seats,
            AnswerRate = json.Number("answerRate", standard.AnswerRate, 0, 1, "a share"),
            AnswerDelay = Spread(json, "answerDelay", standard.AnswerDelay, 180),
            RingTimeout = json.Number("ringTimeout", standard.RingTimeout, 1, 180, "seconds"),
            FastFail = FastFail(json, standard.FastFail),
            Talk = Spread(json, "talk", standard.Talk, 7200),
            HoldBeforeAbandon = json.Number("holdBeforeAbandon", standard.HoldBeforeAbandon, 0, 600, "seconds"),
            TickSeconds = json.Number("tickSeconds", standard.TickSeconds, 0.1, 60, "seconds"),
            Hours = json.Number("hours", standard.Hours, 0.1, 10_000, "hours"),
            Seed = (ulong)(json.Whole("seed", 0, int.MaxValue, "a whole number") ?? (int)standard.Seed),
            Pacing = Pacing(json, standard.Pacing),
            Contacts = json.Whole("contacts", 1, 100_000_000, "a number of contacts"),
            Lines = json.Whole("lines", 1, 1_000_000, "a number of lines"),
            CallsPerSecond = json.Number("callsPerSecond", 0.1, 100_000, "calls a second"),
            AnswerRateByHour = json.Hours("answerRateByHour", """{ "atHour": 0, "answerRate": 0.3 }""", (o, hour) => new RateStep(hour, o.Needed("answerRate", 0, 1, "a share"))),
            Bursts = json.Hours("bursts", """{ "atHour": 2, "minutes": 10, "answerRate": 0.6 }""", (o, hour) =>
                new Burst(hour, o.Needed("minutes", 0.1, Day, "minutes"), o.Needed("answerRate", 0, 1, "a share"))),
            Outages = json.Hours("outages", """{ "atHour": 2, "minutes": 10 }""", (o, hour) => new Outage(hour, o.Needed("minutes", 0.1, Day, "minutes"))),
            SeatsByHour = json.Hours("seatsByHour", """{ "atHour": 2, "seats": 20 }""", (o, hour) => new SeatStep(hour, (int)o.Needed("seats", 0, 10_000, "a number of seats"))),
        };
        json.RefuseOthers();
        CheckWork(json, scenario);
        return scenario;
    }

    private static void CheckWork(ScenarioJson json, Scenario scenario)
    {
        int seats = Math.Max(scenario.Seats, scenario.SeatsByHour.Select(s => s.Seats).DefaultIfEmpty(0).Max());
        if (seats == 0)
        {
            json.Fault("seats", "is 0 at all hours", "Give at least one seat, in seats or in seatsByHour.");
        }

        if (seats * scenario.Hours * (2 / scenario.TickSeconds) > MostWork)
        {
            json.Fault("hours", string.Create(CultureInfo.InvariantCulture, $"is {scenario.Hours}, too long for {seats} seats and ticks of {scenario.TickSeconds} s"), "Simulate fewer hours or seats, or longer ticks.");
        }
    }

    private static PacingSettings Pacing(ScenarioJson json, PacingSettings standard)
    {
        string modes = string.Join(", ", Enum.GetNames<PacingMode>().Select(n => n.ToLowerInvariant()));
        PacingMode mode = standard.Mode;
        if (json.Word("policy", $"Use one of: {modes}.") is { } policy)
        {
            // Enum.TryParse would take a number, too.
            bool known = char.IsLetter(policy.FirstOrDefault()) && Enum.TryParse(policy, ignoreCase: true, out mode);
            if (!known)
            {
                mode = standard.Mode;
                json.Fault("policy", $"is '{(policy.Length > 40 ? policy[..40] : policy)}'", $"Use one of: {modes}.");
            }
        }

        if (mode == PacingMode.Manual)
        {
            json.Fault("policy", "is 'manual', which dials only when somebody asks", "Rehearse progressive, ratio or predictive.");
        }

        return new PacingSettings
        {
            Mode = mode,
            LinesPerSeat = json.Number("ratio", standard.LinesPerSeat, 1, 5, "lines for each free seat"),
            TargetAbandon = Target(json, standard.TargetAbandon),
            ReserveSeats = json.Whole("reserveSeats", 0, 10_000, "a number of seats") ?? 0,
        };
    }

    // A share or per cent: no sensible share is a sensible number of per cent, so both can be told apart.
    private static double Target(ScenarioJson json, double standard)
    {
        double given = json.Number("target", standard, 0, 100, "a share");
        double share = given >= 100 * PacingSettings.FewestAbandons ? given / 100 : given;
        if (share is >= PacingSettings.FewestAbandons and <= PacingSettings.MostAbandons)
        {
            return share;
        }

        json.Fault("target", string.Create(CultureInfo.InvariantCulture, $"is {given}"), "Write a share from 0.001 to 0.03, or per cent from 0.1 to 3.");
        return standard;
    }

    private static Spread Spread(ScenarioJson json, string name, Spread standard, double longest)
    {
        if (json.Object(name, SpreadExample) is not { } part)
        {
            return standard;
        }

        var spread = new Spread(part.Needed("mean", 0.1, longest, "seconds"), part.Number("cv", standard.Cv, 0, 5, "a coefficient of variation"));
        part.RefuseOthers();
        return spread;
    }

    private static FastFail FastFail(ScenarioJson json, FastFail standard)
    {
        if (json.Object("fastFail", """{ "share": 0.2, "at": 2 }""") is not { } part)
        {
            return standard;
        }

        var fail = new FastFail(part.Needed("share", 0, 1, "a share"), part.Needed("at", 0, 180, "seconds"));
        part.RefuseOthers();
        return fail;
    }
}
