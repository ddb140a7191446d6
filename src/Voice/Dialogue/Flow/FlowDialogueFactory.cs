using System.Runtime.CompilerServices;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>Opens flow dialogues. What depends on the bot only is worked out once and kept for as long as the bot itself lives.</summary>
internal sealed class FlowDialogueFactory : IDialogueFactory
{
    private readonly ConditionalWeakTable<BotDefinition, FlowProgram> _programs = [];

    /// <inheritdoc/>
    public IDialogue Open(BotDefinition bot, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(bot);
        ArgumentNullException.ThrowIfNull(facts);
        return new FlowDialogue(_programs.GetValue(bot, b => new FlowProgram(b)), facts);
    }
}
