namespace CxBridge.Practice.Callees;

/// <summary>What a callee heard in all.</summary>
/// <param name="Duration">Media time since the answer.</param>
/// <param name="BotTurns">Turns of the bot that count.</param>
/// <param name="BotVoiced">Voice of the bot.</param>
/// <param name="BotDbfs">Mean level of that voice; -120 when there was none.</param>
/// <param name="BotSilenceAtEnd">Since the bot's last voice.</param>
/// <param name="Overlap">Both spoke.</param>
/// <param name="RecordedVoice">Voice of the bot after the tone of an answering machine; zero for others.</param>
/// <param name="UnfinishedWords">What the callee was saying at the end, or null.</param>
public sealed record CalleeSummary(TimeSpan Duration, int BotTurns, TimeSpan BotVoiced, double BotDbfs, TimeSpan BotSilenceAtEnd, TimeSpan Overlap,
    TimeSpan RecordedVoice, string? UnfinishedWords);
