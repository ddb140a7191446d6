using CxBridge.Domain.Configuration;

namespace CxBridge.Domain.Bots;

/// <summary>Walks a flow whose names all exist: every state is reached, every state can end the call, none runs in a circle without listening.</summary>
internal sealed class FlowGraphChecker
{
    private readonly FlowDefinition _flow;
    private readonly List<ConfigurationError> _errors;
    private readonly HashSet<string> _reached = [];

    private FlowGraphChecker(FlowDefinition flow, List<ConfigurationError> errors) => (_flow, _errors) = (flow, errors);

    public static void Check(FlowDefinition flow, List<ConfigurationError> errors)
    {
        FlowGraphChecker checker = new(flow, errors);
        checker.Reach(flow.Start);
        checker.CheckReached();
        checker.CheckEnds();
        checker.CheckCircles();
        checker.CheckIntents();
    }

    private void Reach(string start)
    {
        Stack<string> open = new([start]);
        while (open.TryPop(out string? name))
        {
            if (_reached.Add(name))
            {
                foreach (string next in Next(_flow.States[name]))
                {
                    open.Push(next);
                }
            }
        }
    }

    private void CheckReached()
    {
        foreach (string name in _flow.States.Keys.Where(n => !_reached.Contains(n)))
        {
            Fault($"flow.states.{name}", "is never reached", "lead to it from another state, or take it out");
        }
    }

    /// <summary>Backwards from the states that end the call; @back needs no edge, since it returns to a state that is judged itself.</summary>
    private void CheckEnds()
    {
        HashSet<string> ends = [.. _flow.States.Where(s => s.Value.Exit is FlowExit.HangUp or FlowExit.Transfer or FlowExit.Continue { To.IsState: false }).Select(s => s.Key)];
        while (_flow.States.Where(s => !ends.Contains(s.Key) && Next(s.Value).Any(ends.Contains)).Select(s => s.Key).ToArray() is { Length: > 0 } more)
        {
            ends.UnionWith(more);
        }

        foreach (string name in _reached.Where(n => !ends.Contains(n)))
        {
            Fault($"flow.states.{name}", "never comes to an end", "let some path lead to a state with hangUp or transfer");
        }
    }

    private void CheckCircles()
    {
        foreach (string name in _reached)
        {
            string at = name;
            for (int steps = 0; Straight(_flow.States[at]) is { } next; steps++)
            {
                at = next;
                if (at == name || steps > _flow.States.Count)
                {
                    Fault($"flow.states.{name}", "runs in a circle without listening", "let one of the states listen or end the call");
                    break;
                }
            }
        }
    }

    private void CheckIntents()
    {
        HashSet<string> used = [.. _flow.Everywhere.Keys, .. _flow.States.Values.Select(s => s.Exit).OfType<FlowExit.Listen>().SelectMany(l => l.On.Keys)];
        foreach (string name in _flow.Intents.Keys.Where(n => !used.Contains(n)))
        {
            Fault($"flow.intents.{name}", "is never used", "name it in a state's 'on' or in 'everywhere', or take it out");
        }
    }

    private IEnumerable<string> Next(FlowState state) => state.Exit switch
    {
        FlowExit.Listen listen => listen.On.Values
            .Concat(_flow.Everywhere.Where(e => !listen.On.ContainsKey(e.Key)).Select(e => e.Value))
            .Append((listen.NoInput ?? _flow.NoInput).Then)
            .Append((listen.NoMatch ?? _flow.NoMatch).Then)
            .Where(t => t.IsState)
            .Select(t => t.Name),
        _ => Straight(state) is { } next ? [next] : [],
    };

    /// <summary>The state that follows without a word of the caller, or null.</summary>
    private static string? Straight(FlowState state) => state.Exit switch
    {
        FlowExit.Continue { To: { IsState: true } to } => to.Name,
        FlowExit.Transfer { OnFailure: { } other } => other,
        _ => null,
    };

    private void Fault(string path, string message, string hint) => _errors.Add(new(path, message, hint));
}
