using CxBridge.Domain.Bots;

namespace CxBridge.Domain.Conversation;

/// <summary>Port to dialogue engines (flow, language model).</summary>
public interface IDialogueFactory
{
    /// <summary>A dialogue for one call.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="facts">What is known of the contact, such as <c>name</c>; texts may refer to it.</param>
    IDialogue Open(BotDefinition bot, IReadOnlyDictionary<string, string> facts);
}
