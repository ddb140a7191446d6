using System.Runtime.CompilerServices;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>One call's way through a flow.
/// <code>
/// 1 enter:   disposition, call back, say, ask
/// 2 exit:    listen -> wait for a turn | continue -> 1 | transfer | hang up
/// 3 respond: intent -> 1; no input or no match -> ask again, or, after so many times, on to the next state
/// </code>
/// Every (state of the call, turn) pair: before the opening and after the end a turn is answered by a hang-up, so that no call hangs in the air;
/// while listening by step 3.</summary>
internal sealed class FlowDialogue(FlowProgram program, IReadOnlyDictionary<string, string> facts) : IDialogue
{
    /// <summary>Below this a recogniser guesses; asking again costs less than acting on a guess.</summary>
    private const double LeastConfidence = 0.2;

    private readonly FlowDefinition _flow = program.Flow;
    private readonly Dictionary<string, string> _values = [];
    private string _state = program.Flow.Start;
    private string? _listening;
    private int _noInputs;
    private int _noMatches;

    /// <inheritdoc/>
    public SpeechHints Hints => program.Hints[_state];

    /// <inheritdoc/>
    public IAsyncEnumerable<DialogueAct> OpenAsync(CancellationToken cancellationToken) => Deliver(Enter(_flow.Start), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken) => Deliver(Respond(turn), cancellationToken);

    /// <inheritdoc/>
    public void Interrupted(string heard)
    {
        // A flow remembers states, not words: what the caller missed does not change what their answer means.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private List<DialogueAct> Respond(CallerTurn turn)
    {
        if (_listening is null || _flow.States[_listening].Exit is not FlowExit.Listen listen)
        {
            return [new DialogueAct.HangUp()];
        }

        if (turn is CallerTurn.Silent)
        {
            return Retry(listen.NoInput ?? _flow.NoInput, ref _noInputs);
        }

        IEnumerable<string> intents = listen.On.Keys.Union(_flow.Everywhere.Keys);
        IntentMatch? match = turn switch
        {
            CallerTurn.Spoke spoke when spoke.Confidence >= LeastConfidence => program.Matcher.Spoken(spoke.Text, intents),
            CallerTurn.Pressed pressed => program.Matcher.Pressed(pressed.Digits, intents),
            _ => null,
        };
        if (match is null)
        {
            return Retry(listen.NoMatch ?? _flow.NoMatch, ref _noMatches);
        }

        List<DialogueAct> acts = [];
        foreach ((string slot, string value) in match.Slots)
        {
            _values[slot] = value;
            acts.Add(new DialogueAct.SetValue(slot, value));
        }

        FlowTarget target = listen.On.TryGetValue(match.Intent, out FlowTarget own) ? own : _flow.Everywhere[match.Intent];
        acts.AddRange(Enter(target));
        return acts;
    }

    private List<DialogueAct> Retry(FlowRetry retry, ref int count)
    {
        if (count >= retry.Times)
        {
            return Enter(retry.Then);
        }

        List<DialogueAct> acts = [];
        if (retry.Say.Count > 0)
        {
            Say(acts, retry.Say[Math.Min(count, retry.Say.Count - 1)]);
        }

        count++;
        Question(acts, _flow.States[_listening!]);
        return acts;
    }

    private List<DialogueAct> Enter(FlowTarget target) =>
        target == FlowTarget.Back ? Return() : Enter(target == FlowTarget.Repeat ? _listening! : target.Name);

    private List<DialogueAct> Enter(string name)
    {
        List<DialogueAct> acts = [];
        while (true)
        {
            _state = name;
            FlowState state = _flow.States[name];
            Note(acts, state);
            Say(acts, state.Say, state.Interruption);
            switch (state.Exit)
            {
                case FlowExit.Listen:
                    Say(acts, state.Ask);
                    if (_listening != name)
                    {
                        (_listening, _noInputs, _noMatches) = (name, 0, 0);
                    }

                    return acts;
                case FlowExit.Continue { To.IsState: true } next:
                    name = next.To.Name;
                    break;
                case FlowExit.Continue when _listening is not null:
                    acts.AddRange(Return());
                    return acts;
                case FlowExit.Transfer transfer:
                    _listening = null;
                    acts.Add(new DialogueAct.Transfer(transfer.Target));
                    // What follows a transfer is heard only if nobody takes the call.
                    if (transfer.OnFailure is not { } other)
                    {
                        acts.Add(new DialogueAct.HangUp());
                        return acts;
                    }

                    name = other;
                    break;
                default:
                    _listening = null;
                    acts.Add(new DialogueAct.HangUp());
                    return acts;
            }
        }
    }

    private List<DialogueAct> Return()
    {
        _state = _listening!;
        List<DialogueAct> acts = [];
        Question(acts, _flow.States[_state]);
        return acts;
    }

    private void Note(List<DialogueAct> acts, FlowState state)
    {
        if (state.Disposition is { } disposition)
        {
            acts.Add(new DialogueAct.SetDisposition(disposition));
        }

        if (state.Callback is { } callback)
        {
            TimeSpan? asked = callback.Slot is { } slot && _values.TryGetValue(slot, out string? value)
                ? _flow.Slots[slot].FirstOrDefault(v => v.Value == value)?.Delay
                : null;
            acts.Add(new DialogueAct.ScheduleCallback(asked ?? callback.Delay));
        }
    }

    /// <summary>A state without a question of its own repeats what it said.</summary>
    private void Question(List<DialogueAct> acts, FlowState state) => Say(acts, state.Ask.Length > 0 ? state.Ask : state.Say);

    private void Say(List<DialogueAct> acts, string text, Interruption interruption = Interruption.Allowed)
    {
        string filled = TemplateText.Fill(text, Value);
        if (filled.Length > 0)
        {
            acts.Add(new DialogueAct.Say(filled, interruption));
        }
    }

    private string? Value(string name) =>
        _values.TryGetValue(name, out string? value) ? value
        : facts.TryGetValue(name, out string? fact) && !string.IsNullOrWhiteSpace(fact) ? fact
        : _flow.Facts.GetValueOrDefault(name);

    private static async IAsyncEnumerable<DialogueAct> Deliver(List<DialogueAct> acts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (DialogueAct act in acts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return act;
        }

        await Task.CompletedTask;
    }
}
