using System.Runtime.CompilerServices;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Tests.Unit.Media.Turns;

/// <summary>Answers as the test says, and remembers what it was told.</summary>
internal sealed class FakeDialogue : IDialogue
{
    public Func<IEnumerable<DialogueAct>> OnOpen { get; set; } = () => [];

    public Func<CallerTurn, IEnumerable<DialogueAct>> OnTurn { get; set; } = _ => [];

    /// <summary>Holds every answer back until it is completed.</summary>
    public TaskCompletionSource? Thinking { get; set; }

    public List<CallerTurn> Turns { get; } = [];

    public List<string> Heard { get; } = [];

    public SpeechHints Hints => SpeechHints.None;

    public IAsyncEnumerable<DialogueAct> OpenAsync(CancellationToken cancellationToken) => Tell(OnOpen, cancellationToken);

    public IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken)
    {
        Turns.Add(turn);
        return Tell(() => OnTurn(turn), cancellationToken);
    }

    public void Interrupted(string heard) => Heard.Add(heard);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<DialogueAct> Tell(Func<IEnumerable<DialogueAct>> acts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Thinking is { } thinking)
        {
            await thinking.Task.WaitAsync(cancellationToken);
        }

        foreach (DialogueAct act in acts())
        {
            yield return act;
        }
    }
}
