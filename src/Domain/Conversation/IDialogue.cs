using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Conversation;

/// <summary>The bot's mind on one call. One turn at a time; a cancelled enumeration means that the turn was overtaken by the caller.</summary>
public interface IDialogue : IAsyncDisposable
{
    /// <summary>What the caller may say now.</summary>
    SpeechHints Hints { get; }

    /// <summary>The opening words.</summary>
    IAsyncEnumerable<DialogueAct> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The answer to a turn of the caller.</summary>
    IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken);

    /// <summary>The caller interrupted: only <paramref name="heard"/> of what the bot was saying was really played.</summary>
    void Interrupted(string heard);
}
