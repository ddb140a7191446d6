using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Dialling.Simulation;

namespace CxBridge.Silo.Verbs.Rehearse;

/// <summary>What a rehearsal says to people, and to programs as one JSON line.</summary>
internal static class RehearsalText
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static void Print(Scenario scenario, RehearsalResult result, TimeSpan took, bool json, TextWriter output)
    {
        string finish = result.FinishTime is { } hours ? string.Create(CultureInfo.InvariantCulture, $"after {hours:0.00} h") : "not within the hours simulated";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {scenario.Pacing.Mode} pacing, {scenario.Seats} seats, {result.Hours:0.#} hours (simulated in {took.TotalSeconds:0.0} s)
              seats busy        {result.Utilisation:0.0 %}
              abandoned         {result.AbandonRate:0.00 %} of {result.Answered} answered; worst hour {result.WorstHour:0.0 %}, {result.HoursOver3Percent} hours above 3 %
              dials             {result.Dials}, {result.DialsPerSecond:0.00} a second
              lines             {result.Lines} at most
              wait for a seat   {result.MeanWait:0.00} s on average
              contacts          {(scenario.Contacts is { } contacts ? $"{contacts}, done {finish}" : "without end")}
            """));
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(Rounded(result), Camel));
        }
    }

    public static void Refuse(IReadOnlyList<ConfigurationError> errors, bool json, TextWriter output, TextWriter problems)
    {
        problems.WriteLine(errors.Count == 1 ? "The scenario cannot be used:" : $"The scenario cannot be used; {errors.Count} things are wrong:");
        foreach (ConfigurationError error in errors)
        {
            problems.WriteLine($"  {error.Path} {error.Message}. {error.Hint}");
        }

        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { verb = "rehearse", ok = false, errors }, Camel));
        }
    }

    private static RehearsalResult Rounded(RehearsalResult r) => r with
    {
        Utilisation = Math.Round(r.Utilisation, 5),
        AbandonRate = Math.Round(r.AbandonRate, 5),
        WorstHour = Math.Round(r.WorstHour, 5),
        DialsPerSecond = Math.Round(r.DialsPerSecond, 3),
        Hours = Math.Round(r.Hours, 3),
        FinishTime = r.FinishTime is { } finish ? Math.Round(finish, 3) : null,
        MeanWait = Math.Round(r.MeanWait, 3),
    };
}
