using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CxBridge.Domain.Conversation;

namespace CxBridge.Domain.Bots;

/// <summary>Writes a bot in the form that <see cref="BotReader"/> reads: reading what was written gives an equal bot.</summary>
public static class BotWriter
{
    // Bots hold apostrophes and letters of all languages, which people read and edit; the text goes into files and API bodies, never into HTML.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text of a bot.</summary>
    public static string Write(BotDefinition bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        JsonObject json = new()
        {
            ["name"] = bot.Name,
            ["language"] = bot.Language,
            ["voice"] = new JsonObject { ["engine"] = bot.Voice.Engine, ["name"] = bot.Voice.Name, ["wordsPerMinute"] = bot.Voice.WordsPerMinute },
            ["maxCallSeconds"] = (int)bot.MaxCallDuration.TotalSeconds,
            ["turns"] = new JsonObject
            {
                ["minEndpointingMs"] = (int)bot.Turns.MinEndpointing.TotalMilliseconds,
                ["maxEndpointingMs"] = (int)bot.Turns.MaxEndpointing.TotalMilliseconds,
                ["bargeInMs"] = (int)bot.Turns.BargeIn.TotalMilliseconds,
                ["falseInterruptionMs"] = (int)bot.Turns.FalseInterruption.TotalMilliseconds,
                ["reEngageAfterMs"] = (int)bot.Turns.ReEngageAfter.TotalMilliseconds,
                ["backchannels"] = List(bot.Turns.Backchannels),
            },
            ["flow"] = Flow(bot.Flow),
        };
        return json.ToJsonString(Readable);
    }

    private static JsonObject Flow(FlowDefinition flow) => new()
    {
        ["start"] = flow.Start,
        ["facts"] = Each(flow.Facts, text => (JsonNode)text),
        ["intents"] = Each(flow.Intents, Intent),
        ["slots"] = Each(flow.Slots, values => new JsonArray([.. values.Select(SlotValue)])),
        ["everywhere"] = Targets(flow.Everywhere),
        ["noInput"] = Retry(flow.NoInput),
        ["noMatch"] = Retry(flow.NoMatch),
        ["states"] = Each(flow.States, State),
    };

    private static JsonObject Intent(FlowIntent intent)
    {
        JsonObject json = [];
        if (intent.Phrases.Count > 0)
        {
            json["phrases"] = List(intent.Phrases);
        }

        if (intent.Keys.Count > 0)
        {
            json["keys"] = List(intent.Keys);
        }

        return json;
    }

    private static JsonObject SlotValue(SlotValue value)
    {
        JsonObject json = new() { ["value"] = value.Value, ["phrases"] = List(value.Phrases) };
        if (value.Delay is { } delay)
        {
            json["delayMinutes"] = (int)delay.TotalMinutes;
        }

        return json;
    }

    private static JsonObject State(FlowState state)
    {
        JsonObject json = [];
        Add(json, "say", state.Say);
        Add(json, "ask", state.Ask);
        Add(json, "interruption", state.Interruption == Interruption.Refused ? "refused" : "");
        Add(json, "disposition", state.Disposition?.Code ?? "");
        if (state.Callback is { } callback)
        {
            JsonObject when = new() { ["minutes"] = (int)callback.Delay.TotalMinutes };
            Add(when, "slot", callback.Slot ?? "");
            json["callback"] = when;
        }

        switch (state.Exit)
        {
            case FlowExit.Listen listen:
                json["on"] = Targets(listen.On);
                AddRetry(json, "noInput", listen.NoInput);
                AddRetry(json, "noMatch", listen.NoMatch);
                break;
            case FlowExit.Continue { To: var to }:
                json["goto"] = to.Name;
                break;
            case FlowExit.Transfer { Target: var target, OnFailure: var onFailure }:
                json["transfer"] = target;
                Add(json, "onFailure", onFailure ?? "");
                break;
            default:
                json["hangUp"] = true;
                break;
        }

        return json;
    }

    private static void Add(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
        {
            json[name] = text;
        }
    }

    private static void AddRetry(JsonObject json, string name, FlowRetry? retry)
    {
        if (retry is not null)
        {
            json[name] = Retry(retry);
        }
    }

    private static JsonObject Retry(FlowRetry retry) => new() { ["say"] = List(retry.Say), ["times"] = retry.Times, ["goto"] = retry.Then.Name };

    private static JsonObject Targets(IReadOnlyDictionary<string, FlowTarget> targets) => Each(targets, target => (JsonNode)target.Name);

    private static JsonObject Each<T>(IReadOnlyDictionary<string, T> all, Func<T, JsonNode> write)
    {
        JsonObject json = [];
        foreach ((string name, T value) in all)
        {
            json[name] = write(value);
        }

        return json;
    }

    private static JsonArray List(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
