using CxBridge.Domain.Conversation;
using static CxBridge.Domain.Bots.BotJsonObject;

namespace CxBridge.Domain.Bots;

/// <summary>Reads the <c>flow</c> part of a bot. What it returns may still name things that do not exist; <see cref="FlowChecker"/> looks at that.</summary>
internal static class FlowReader
{
    public static FlowDefinition Read(BotJsonObject json)
    {
        FlowDefinition flow = new()
        {
            Start = json.Text("start", BotLimits.Name, Need.Required),
            Facts = Each(json.Object("facts"), BotLimits.Facts, (o, n) => o.Text(n, BotLimits.Text)),
            Intents = Each(json.Object("intents", Need.Required), BotLimits.Intents, Intent),
            Slots = Each(json.Object("slots"), BotLimits.Slots, (o, n) => (IReadOnlyList<SlotValue>)[.. o.Objects(n, BotLimits.SlotValues).Select(SlotValue)]),
            Everywhere = Targets(json.Object("everywhere")),
            NoInput = Retry(json, "noInput", Need.Required)!,
            NoMatch = Retry(json, "noMatch", Need.Required)!,
            States = Each(json.Object("states", Need.Required), BotLimits.States, State),
        };
        json.RefuseOthers();
        return flow;
    }

    private static Dictionary<string, T> Each<T>(BotJsonObject? json, int max, Func<BotJsonObject, string, T> read) =>
        json?.Names(max).ToDictionary(name => name, name => read(json, name)) ?? [];

    private static Dictionary<string, FlowTarget> Targets(BotJsonObject? json) => Each(json, BotLimits.Intents, (o, n) => Target(o, n));

    private static FlowTarget Target(BotJsonObject json, string name) => new(json.Text(name, BotLimits.Name, Need.Required));

    private static FlowIntent Intent(BotJsonObject all, string name)
    {
        if (all.Object(name, Need.Required) is not { } json)
        {
            return new([], []);
        }

        FlowIntent intent = new(json.Texts("phrases", BotLimits.Phrases, 120), json.Texts("keys", 20, 32));
        json.RefuseOthers();
        return intent;
    }

    private static SlotValue SlotValue(BotJsonObject json)
    {
        int minutes = json.Number("delayMinutes", -1, 1, BotLimits.CallbackMinutes);
        SlotValue value = new(
            json.Text("value", 80, Need.Required),
            json.Texts("phrases", BotLimits.Phrases, 120, Need.Required),
            minutes < 0 ? null : TimeSpan.FromMinutes(minutes));
        json.RefuseOthers();
        return value;
    }

    private static FlowRetry? Retry(BotJsonObject parent, string name, Need need)
    {
        if (parent.Object(name, need) is not { } json)
        {
            return null;
        }

        FlowRetry retry = new(json.Texts("say", 5, BotLimits.Text), json.Number("times", 2, 0, 5), Target(json, "goto"));
        json.RefuseOthers();
        return retry;
    }

    private static FlowState State(BotJsonObject all, string name)
    {
        if (all.Object(name, Need.Required) is not { } json)
        {
            return new() { Exit = new FlowExit.HangUp() };
        }

        FlowState state = new()
        {
            Say = json.Text("say", BotLimits.Text),
            Ask = json.Text("ask", BotLimits.Text),
            Interruption = Interruption(json),
            Disposition = Disposition(json),
            Callback = Callback(json),
            Exit = Exit(json),
        };
        json.RefuseOthers();
        return state;
    }

    private static Interruption Interruption(BotJsonObject json)
    {
        switch (json.Text("interruption", 20))
        {
            case "" or "allowed":
                return Conversation.Interruption.Allowed;
            case "refused":
                return Conversation.Interruption.Refused;
            default:
                json.Fault("interruption", "is neither allowed nor refused", "write \"refused\" where the callee must hear the text to its end");
                return Conversation.Interruption.Allowed;
        }
    }

    private static Disposition? Disposition(BotJsonObject json)
    {
        string code = json.Text("disposition", 200);
        if (code.Length == 0 || Conversation.Disposition.IsValid(code))
        {
            return code.Length == 0 ? null : new Disposition(code);
        }

        json.Fault("disposition", $"'{code}' is not a disposition", "use 1 to 40 lower-case letters, digits and underscores, such as agreed");
        return null;
    }

    private static FlowCallback? Callback(BotJsonObject state)
    {
        if (state.Object("callback") is not { } json)
        {
            return null;
        }

        string slot = json.Text("slot", BotLimits.Name);
        FlowCallback callback = new(TimeSpan.FromMinutes(json.Number("minutes", 60, 1, BotLimits.CallbackMinutes)), slot.Length == 0 ? null : slot);
        json.RefuseOthers();
        return callback;
    }

    /// <summary>Exactly one of the four ways on.</summary>
    private static FlowExit Exit(BotJsonObject json)
    {
        BotJsonObject? on = json.Object("on");
        FlowRetry? noInput = Retry(json, "noInput", Need.Optional);
        FlowRetry? noMatch = Retry(json, "noMatch", Need.Optional);
        string to = json.Text("goto", BotLimits.Name);
        string transfer = json.Text("transfer", 200);
        string onFailure = json.Text("onFailure", BotLimits.Name);
        List<FlowExit> exits = [];
        if (on is not null)
        {
            exits.Add(new FlowExit.Listen(Targets(on), noInput, noMatch));
        }

        if (to.Length > 0)
        {
            exits.Add(new FlowExit.Continue(new(to)));
        }

        if (transfer.Length > 0)
        {
            exits.Add(new FlowExit.Transfer(transfer, onFailure.Length == 0 ? null : onFailure));
        }

        if (json.Mark("hangUp"))
        {
            exits.Add(new FlowExit.HangUp());
        }

        if (exits.Count != 1)
        {
            json.Fault("", exits.Count == 0 ? "has no way out" : "has more than one way out", "write one of: on, goto, transfer, hangUp");
        }

        if (on is null && (noInput is not null || noMatch is not null))
        {
            json.Fault("", "asks again but does not listen", "add 'on', or take noInput and noMatch out");
        }

        if (onFailure.Length > 0 && transfer.Length == 0)
        {
            json.Fault("onFailure", "belongs to a transfer", "add 'transfer', or take onFailure out");
        }

        return exits.Count > 0 ? exits[0] : new FlowExit.HangUp();
    }
}
