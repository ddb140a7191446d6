using CxBridge.Domain.Bots;

namespace CxBridge.Voice.Dialogue.Flow;

/// <summary>A bot's flow, ready to run: shared by all its calls, never changed.</summary>
internal sealed class FlowProgram(BotDefinition bot)
{
    public FlowDefinition Flow { get; } = bot.Flow;

    public IntentMatcher Matcher { get; } = new(bot.Flow);

    public FlowHints Hints { get; } = new(bot);
}
