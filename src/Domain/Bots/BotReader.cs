using System.Text.Json;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Speech;
using static CxBridge.Domain.Bots.BotJsonObject;

namespace CxBridge.Domain.Bots;

/// <summary>Reads the JSON form of a bot (<c>docs/bots.md</c>) and reports everything that is wrong with it at once.
/// <code>
/// 1 parse: is it JSON at all?
/// 2 read:  shapes, ranges, unknown properties          (BotReader, FlowReader)
/// 3 check: names that lead nowhere, states without end (FlowChecker)
/// </code></summary>
public static class BotReader
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>Reads a bot.</summary>
    /// <param name="json">The text, at most <see cref="BotLimits.Json"/> characters; comments and trailing commas are allowed.</param>
    public static BotReadResult Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > BotLimits.Json)
        {
            return new(null, [new("", $"has {json.Length} characters", $"at most {BotLimits.Json}")]);
        }

        // 1 parse
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : new(null, [new("", "is not a bot", "a bot is a JSON object: { \"name\": ..., \"flow\": { ... } }")]);
        }
        catch (JsonException e)
        {
            string where = e.LineNumber is { } line ? $"line {line + 1}, column {e.BytePositionInLine + 1}" : "";
            return new(null, [new(where, "is not JSON", e.Message)]);
        }
    }

    private static BotReadResult Read(JsonElement root)
    {
        // 2 read
        List<ConfigurationError> errors = [];
        BotJsonObject bot = new(root, "", errors);
        string name = bot.Text("name", 100, Need.Required);
        string language = bot.Text("language", 20);
        VoiceSettings voice = Voice(bot.Object("voice"));
        int maxCallSeconds = bot.Number("maxCallSeconds", 180, 10, 3600);
        TurnSettings turns = Turns(bot.Object("turns"));
        FlowDefinition? flow = bot.Object("flow", Need.Required) is { } json ? FlowReader.Read(json) : null;
        bot.RefuseOthers();

        // 3 check: only what could be read, or one mistake would be told twice.
        if (errors.Count == 0)
        {
            FlowChecker.Check(flow!, errors);
        }

        return errors.Count > 0 ? new(null, errors) : new(
            new BotDefinition
            {
                Name = name,
                Language = language.Length == 0 ? "en-US" : language,
                Voice = voice,
                MaxCallDuration = TimeSpan.FromSeconds(maxCallSeconds),
                Turns = turns,
                Flow = flow!,
            },
            []);
    }

    private static VoiceSettings Voice(BotJsonObject? json)
    {
        VoiceSettings standard = new();
        if (json is null)
        {
            return standard;
        }

        string engine = json.Text("engine", 40);
        string name = json.Text("name", 60);
        int rate = json.Number("wordsPerMinute", standard.WordsPerMinute, 80, 300);
        json.RefuseOthers();
        return new(engine.Length == 0 ? standard.Engine : engine, name.Length == 0 ? standard.Name : name, rate);
    }

    private static TurnSettings Turns(BotJsonObject? json)
    {
        TurnSettings standard = new();
        if (json is null)
        {
            return standard;
        }

        TurnSettings turns = new()
        {
            MinEndpointing = Milliseconds(json, "minEndpointingMs", standard.MinEndpointing, 100, 3000),
            MaxEndpointing = Milliseconds(json, "maxEndpointingMs", standard.MaxEndpointing, 500, 10_000),
            BargeIn = Milliseconds(json, "bargeInMs", standard.BargeIn, 100, 3000),
            FalseInterruption = Milliseconds(json, "falseInterruptionMs", standard.FalseInterruption, 200, 10_000),
            ReEngageAfter = Milliseconds(json, "reEngageAfterMs", standard.ReEngageAfter, 1000, 60_000),
            Backchannels = json.Has("backchannels") ? json.Texts("backchannels", BotLimits.Phrases, 80) : standard.Backchannels,
        };
        if (turns.MaxEndpointing < turns.MinEndpointing)
        {
            json.Fault("maxEndpointingMs", "is shorter than minEndpointingMs", "make it at least as long");
        }

        json.RefuseOthers();
        return turns;
    }

    private static TimeSpan Milliseconds(BotJsonObject json, string name, TimeSpan otherwise, int min, int max) =>
        TimeSpan.FromMilliseconds(json.Number(name, (int)otherwise.TotalMilliseconds, min, max));
}
