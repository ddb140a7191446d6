using System.Runtime.CompilerServices;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;
using CxBridge.Media;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Keeps 1 MB and another every 20 ms once it is told to, on threads that it shares with everybody.</summary>
internal sealed class LeakingDialogue : IDialogue
{
    private readonly List<byte[]> _kept = [];

    /// <summary>Whether it leaks.</summary>
    public static volatile bool Leaks;

    public SpeechHints Hints => SpeechHints.None;

    public async IAsyncEnumerable<DialogueAct> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(AudioFrame.Duration, cancellationToken);
            if (Leaks)
            {
                _kept.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
            }

            // Or it would be taken for one that hangs.
            yield return new DialogueAct.SetValue("kept", "more");
        }
    }

    public IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    public void Interrupted(string heard)
    {
        // It goes on.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
