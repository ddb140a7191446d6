using System.Globalization;
using System.Text.Json;
using CxBridge.Domain.Screening;
using CxBridge.Media.Screening;

namespace CxBridge.Silo.Verbs.Screen;

/// <summary>What a screening says to people, and to programs as one JSON line.</summary>
internal static class ScreenText
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    public static void Print(FileVerdict found, bool json, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {Name(found.Last)} ({found.Last.Cause}) after {found.Last.DecidedAt.TotalSeconds:0.00} s
              first verdict   {Name(found.First)} ({found.First.Cause}) after {found.First.DecidedAt.TotalSeconds:0.00} s
              beep            {(found.BeepAt is { } beep ? $"at {beep.TotalSeconds:0.00} s" : "none")}
              by              {Method(found.Last)}
              voice           {found.Voiced.TotalSeconds:0.00} s in {found.Words} words up to the verdict
            """));
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(
                new
                {
                    verdict = Name(found.Last),
                    cause = found.Last.Cause,
                    decidedAtMs = Milliseconds(found.Last.DecidedAt),
                    beepAtMs = found.BeepAt is { } at ? Milliseconds(at) : (int?)null,
                    voicedMs = Milliseconds(found.Voiced),
                    words = found.Words,
                    method = Code(found.Last.Method.ToString()),
                    firstVerdict = Name(found.First),
                    firstCause = found.First.Cause,
                    firstDecidedAtMs = Milliseconds(found.First.DecidedAt),
                },
                Camel));
        }
    }

    private static string Name(ScreeningVerdict verdict) => Code(verdict.Answer.ToString());

    private static string Method(ScreeningVerdict verdict) =>
        verdict.Method == ScreeningMethod.Rhythm ? "the rhythm alone: no words were wanted, or no recogniser knows the language" : "rhythm and words";

    private static string Code(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static int Milliseconds(TimeSpan time) => (int)Math.Round(time.TotalMilliseconds);
}
