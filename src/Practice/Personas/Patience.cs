namespace CxBridge.Practice.Personas;

/// <summary>What a persona does when neither side speaks.</summary>
/// <param name="SilenceMs">Silence of both sides after which it speaks up, in milliseconds.</param>
/// <param name="Say">Wordings.</param>
/// <param name="HangUpAfterMs">Silence of the bot after which it hangs up, in milliseconds.</param>
public sealed record Patience(Between SilenceMs, IReadOnlyList<string> Say, Between HangUpAfterMs);
