using System.Text.Json;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Practice.Personas;

/// <summary>Reads a persona file (persona.schema.json says the same to an editor) and finds everything that is wrong with it.</summary>
internal static class PersonaReader
{
    private const double LongestMs = 120_000;

    // A shorter one would fall into the pauses between the sentences of one turn (BotEar.TurnGap).
    private const double ShortestPauseMs = 600;

    private static readonly Dictionary<string, ReactionTrigger> Triggers = new(StringComparer.Ordinal)
    {
        ["turnEnd"] = ReactionTrigger.TurnEnd,
        ["bargeIn"] = ReactionTrigger.BargeIn,
        ["backchannel"] = ReactionTrigger.Backchannel,
    };

    private static readonly Dictionary<string, Afterwards> Ends = new(StringComparer.Ordinal)
    {
        ["listen"] = Afterwards.Listen,
        ["hangUp"] = Afterwards.HangUp,
    };

    private static readonly Dictionary<string, TransferPlan> Transfers = new(StringComparer.Ordinal)
    {
        ["accept"] = TransferPlan.Accept,
        ["refuse"] = TransferPlan.Refuse,
    };

    private static readonly Dictionary<string, string> Outcomes = Enum.GetNames<AttemptOutcome>()
        .Select(JsonNamingPolicy.SnakeCaseLower.ConvertName).ToDictionary(n => n, StringComparer.Ordinal);

    /// <summary>Reads one file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="source">Its name, the root of each error's path.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <returns>The persona; null when it is of no use because of errors.</returns>
    public static Persona? Read(string json, string source, List<ConfigurationError> errors)
    {
        int before = errors.Count;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            errors.Add(new(source, $"it is not JSON (line {e.LineNumber + 1})", "Mend the syntax"));
            return null;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add(new(source, "it is not an object", "Write { ... }"));
                return null;
            }

            Persona persona = ReadPersona(new(document.RootElement, source, errors));
            return errors.Count == before ? persona : null;
        }
    }

    private static Persona ReadPersona(FieldReader f)
    {
        LinePlan line = f.Object("line", Need.Required) is { } l ? ReadLine(l) : new LinePlan.Ignore();
        bool speaks = line is LinePlan.Answer;
        var persona = new Persona
        {
            Name = f.Text("name"),
            Index = f.Number("index", 0, 99),
            About = f.Text("about"),
            Line = line,
            Voices = [.. f.Objects("voices", speaks ? Need.Required : Need.Optional).Select(ReadVoice)],
            SpeechDbfs = f.Range("speechDbfs", -60, -3, new Between(-24, -18)),
            NoiseDbfs = f.Range("noiseDbfs", -90, -20, new Between(-55, -42)),
            Greeting = f.Object("greeting", Need.Optional) is { } g ? ReadGreeting(g) : null,
            PauseMs = f.Range("pauseMs", ShortestPauseMs, LongestMs, new Between(600, 900)),
            Reactions = [.. f.Objects("reactions", Need.Optional).Select(ReadReaction)],
            Patience = f.Object("patience", Need.Optional) is { } p ? ReadPatience(p) : null,
            MaxCall = TimeSpan.FromMilliseconds(f.Number("maxCallMs", 1_000, 600_000, 90_000)),
            Expect = f.Object("expect", Need.Required) is { } e ? ReadExpectation(e) : new("unknown", []),
        };
        if (persona.Name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            f.Wrong("name", "it has other characters than lower-case letters, digits and dashes", "Write it like says-yes");
        }

        if (speaks && persona.Voices.Count == 0 && f.Has("voices"))
        {
            f.Wrong("voices", "a line that answers needs a voice", "Add { \"engine\": \"flite\", \"name\": \"slt\" }");
        }

        f.Done();
        return persona;
    }

    private static LinePlan ReadLine(FieldReader f)
    {
        string action = f.Choice("action", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["answer"] = "answer", ["reject"] = "reject", ["ringOut"] = "ringOut", ["ignore"] = "ignore",
        }, "ignore", Need.Required);
        LinePlan plan = action switch
        {
            "answer" => new LinePlan.Answer(f.Range("ringMs", 0, LongestMs), f.Choice("transfers", Transfers, TransferPlan.Accept, Need.Optional)),
            "reject" => new LinePlan.Reject(f.Number("status", 400, 699), f.Text("reason"), f.Range("afterMs", 0, LongestMs), f.NumberOrNull("retryAfterSeconds", 0, 3600)),
            "ringOut" => new LinePlan.RingOut(),
            _ => new LinePlan.Ignore(),
        };
        f.Done();
        return plan;
    }

    private static VoiceSettings ReadVoice(FieldReader f)
    {
        var voice = new VoiceSettings(f.Text("engine"), f.Text("name"), f.Number("wordsPerMinute", 80, 300, 165));
        f.Done();
        return voice;
    }

    private static Greeting ReadGreeting(FieldReader f)
    {
        var greeting = new Greeting(f.Range("delayMs", 0, LongestMs), f.Texts("say", Need.Required), f.Number("beepMs", 0, 3_000, 0));
        f.Done();
        return greeting;
    }

    private static Reaction ReadReaction(FieldReader f)
    {
        ReactionTrigger on = f.Choice("on", Triggers, ReactionTrigger.TurnEnd, Need.Required);
        Afterwards then = f.Choice("then", Ends, Afterwards.Listen, Need.Optional);
        var reaction = new Reaction
        {
            On = on,
            Turn = f.NumberOrNull("turn", 1, 100),
            AfterMs = f.Range("afterMs", 100, LongestMs, new Between(1200, 2000)),
            PauseMs = f.RangeOrNull("pauseMs", ShortestPauseMs, LongestMs),
            Say = f.Texts("say", then == Afterwards.HangUp ? Need.Optional : Need.Required),
            Intent = f.TextOrNull("intent"),
            Times = f.Number("times", 1, 100, 1),
            Then = then,
        };
        if (on == ReactionTrigger.TurnEnd && f.Has("afterMs"))
        {
            f.Wrong("afterMs", "it means nothing at the end of a turn", "Use pauseMs");
        }

        if (on != ReactionTrigger.TurnEnd && reaction.PauseMs is not null)
        {
            f.Wrong("pauseMs", "it means nothing while the bot speaks", "Use afterMs");
        }

        f.Done();
        return reaction;
    }

    private static Patience ReadPatience(FieldReader f)
    {
        var patience = new Patience(f.Range("silenceMs", 500, LongestMs), f.Texts("say", Need.Optional), f.Range("hangUpAfterMs", 1_000, LongestMs));
        f.Done();
        return patience;
    }

    private static Expectation ReadExpectation(FieldReader f)
    {
        var expectation = new Expectation(f.Choice("outcome", Outcomes, "unknown", Need.Required), f.Texts("disposition", Need.Required));
        foreach (string code in expectation.Disposition.Where(c => !Disposition.IsValid(c)))
        {
            f.Wrong("disposition", $"'{code}' is not a disposition", "Use 1 to 40 lower-case letters, digits and underscores");
        }

        f.Done();
        return expectation;
    }
}
