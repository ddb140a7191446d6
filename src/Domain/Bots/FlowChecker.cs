using CxBridge.Domain.Configuration;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Bots;

/// <summary>Looks for what is well-formed but wrong: names that do not exist, states that nobody reaches, calls that never end.</summary>
internal sealed class FlowChecker
{
    private const string Root = "flow";
    private readonly FlowDefinition _flow;
    private readonly List<ConfigurationError> _errors;

    private FlowChecker(FlowDefinition flow, List<ConfigurationError> errors) => (_flow, _errors) = (flow, errors);

    public static void Check(FlowDefinition flow, List<ConfigurationError> errors)
    {
        FlowChecker checker = new(flow, errors);
        checker.CheckNames();
        FlowPhraseChecker.Check(flow, errors);
        foreach ((string name, FlowState state) in flow.States)
        {
            checker.CheckState($"{Root}.states.{name}", state);
        }

        foreach ((string intent, FlowTarget target) in flow.Everywhere)
        {
            checker.CheckTransition($"{Root}.everywhere", intent, target);
        }

        checker.CheckRetry($"{Root}.noInput", flow.NoInput);
        checker.CheckRetry($"{Root}.noMatch", flow.NoMatch);

        // The graph is only worth walking when its edges lead somewhere.
        if (errors.Count == 0)
        {
            FlowGraphChecker.Check(flow, errors);
        }
    }

    private void CheckNames()
    {
        if (!_flow.States.ContainsKey(_flow.Start))
        {
            Fault($"{Root}.start", $"state '{_flow.Start}' does not exist", KnownStates());
        }

        foreach (string both in _flow.Facts.Keys.Where(_flow.Slots.ContainsKey))
        {
            Fault($"{Root}.facts.{both}", "is also the name of a slot", "rename one: {{" + both + "}} would be unclear");
        }
    }

    private void CheckState(string path, FlowState state)
    {
        CheckText($"{path}.say", state.Say);
        CheckText($"{path}.ask", state.Ask);
        if (state.Callback?.Slot is { } slot)
        {
            CheckCallbackSlot($"{path}.callback.slot", slot);
        }

        switch (state.Exit)
        {
            case FlowExit.Listen listen:
                if (state.Say.Length + state.Ask.Length == 0)
                {
                    Fault(path, "listens but says nothing", "add 'say' or 'ask': the caller must know that it is their turn");
                }

                foreach ((string intent, FlowTarget target) in listen.On)
                {
                    CheckTransition($"{path}.on", intent, target);
                }

                if (listen.On.Count + _flow.Everywhere.Count == 0)
                {
                    Fault($"{path}.on", "understands nothing", "name at least one intent");
                }

                CheckRetry($"{path}.noInput", listen.NoInput);
                CheckRetry($"{path}.noMatch", listen.NoMatch);
                break;
            case FlowExit.Continue { To: var to }:
                CheckTarget($"{path}.goto", to);
                if (to == FlowTarget.Repeat)
                {
                    Fault($"{path}.goto", "would say the same for ever", "@repeat is for intents; name a state or @back");
                }

                break;
            case FlowExit.Transfer { Target: var target, OnFailure: var onFailure }:
                if (PhoneNumber.Read(target, out _) is { } reason && !IsSipUri(target))
                {
                    Fault($"{path}.transfer", $"is neither a number ({reason}) nor a SIP URI", "write +15551234567 or sip:desk@example.com");
                }

                if (onFailure is not null)
                {
                    CheckTarget($"{path}.onFailure", new(onFailure));
                }

                break;
            default:
                // HangUp leads nowhere by design.
                break;
        }
    }

    private void CheckRetry(string path, FlowRetry? retry)
    {
        if (retry is null)
        {
            return;
        }

        CheckTarget($"{path}.goto", retry.Then);
        if (!retry.Then.IsState)
        {
            Fault($"{path}.goto", "must name a state", "after the last attempt the call has to go on elsewhere");
        }

        for (int i = 0; i < retry.Say.Count; i++)
        {
            CheckText($"{path}.say[{i}]", retry.Say[i]);
        }
    }

    private void CheckTransition(string path, string intent, FlowTarget target)
    {
        if (!_flow.Intents.ContainsKey(intent))
        {
            Fault($"{path}.{intent}", $"intent '{intent}' does not exist", $"known: {string.Join(", ", _flow.Intents.Keys)}");
        }

        CheckTarget($"{path}.{intent}", target);
    }

    private void CheckTarget(string path, FlowTarget target)
    {
        bool exists = target.IsState ? _flow.States.ContainsKey(target.Name) : target == FlowTarget.Repeat || target == FlowTarget.Back;
        if (!exists)
        {
            Fault(path, $"state '{target}' does not exist", KnownStates());
        }
    }

    private void CheckText(string path, string text)
    {
        if (TemplateText.Fault(text) is { } fault)
        {
            Fault(path, fault, "a fact is written {{name}}");
        }

        foreach (string name in TemplateText.Names(text).Where(n => !_flow.Facts.ContainsKey(n) && !_flow.Slots.ContainsKey(n)).Distinct())
        {
            Fault(path, "{{" + name + "}} is neither a fact nor a slot", $"add '{name}' to flow.facts with the words to use when it is not known");
        }
    }

    private void CheckCallbackSlot(string path, string slot)
    {
        if (!_flow.Slots.TryGetValue(slot, out IReadOnlyList<SlotValue>? values))
        {
            Fault(path, $"slot '{slot}' does not exist", $"known: {string.Join(", ", _flow.Slots.Keys)}");
        }
        else if (values.All(v => v.Delay is null))
        {
            Fault(path, $"no value of slot '{slot}' is a time", "give its values a delayMinutes");
        }
    }

    private static bool IsSipUri(string target) =>
        (target.StartsWith("sip:", StringComparison.Ordinal) || target.StartsWith("sips:", StringComparison.Ordinal))
        && target.Length > 6 && !target.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"');

    private string KnownStates() => $"known: {string.Join(", ", _flow.States.Keys.Take(20))}";

    private void Fault(string path, string message, string hint) => _errors.Add(new(path, message, hint));
}
