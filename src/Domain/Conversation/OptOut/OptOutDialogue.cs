using System.Runtime.CompilerServices;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Speech;

namespace CxBridge.Domain.Conversation.OptOut;

/// <summary>
/// Lets a callee opt out of any dialogue.
/// <code>
/// turn ---- asks not to be called again? -- no --> the bot
///             | yes
///             +--> note opted_out, confirm, hang up      the bot is not asked: it may not know what was asked
/// </code>
/// </summary>
/// <param name="bot">The bot; becomes this one's own.</param>
/// <param name="rule">What counts as asking.</param>
public sealed class OptOutDialogue(IDialogue bot, OptOutRule rule) : IDialogue
{
    /// <inheritdoc/>
    public SpeechHints Hints => rule.Beside(bot.Hints);

    /// <inheritdoc/>
    public IAsyncEnumerable<DialogueAct> OpenAsync(CancellationToken cancellationToken) => bot.OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<DialogueAct> RespondAsync(CallerTurn turn, CancellationToken cancellationToken) =>
        rule.IsAskedBy(turn) ? ConfirmAsync(cancellationToken) : bot.RespondAsync(turn, cancellationToken);

    /// <inheritdoc/>
    public void Interrupted(string heard) => bot.Interrupted(heard);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => bot.DisposeAsync();

    private async IAsyncEnumerable<DialogueAct> ConfirmAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        yield return new DialogueAct.SetDisposition(Disposition.OptedOut);
        yield return new DialogueAct.SetValue(CallRecord.OptOut, "yes");
        yield return new DialogueAct.Say(rule.Confirmation, Interruption.Refused);
        yield return new DialogueAct.HangUp();
        await Task.CompletedTask;
    }
}
