namespace CxBridge.Practice.Truth;

/// <summary>What the callee's end of an answered call heard and carried.</summary>
/// <param name="DurationMs">From the answer to the end.</param>
/// <param name="BotTurns">Turns of the bot.</param>
/// <param name="BotVoicedMs">Voice of the bot.</param>
/// <param name="BotDbfs">Its mean level, dBFS RMS over voiced frames; -120 without voice.</param>
/// <param name="BotSilenceAtEndMs">From the bot's last voice to the end: close to 0 means that its goodbye was cut off.</param>
/// <param name="OverlapMs">Both spoke.</param>
/// <param name="RecordedVoiceMs">Voice of the bot after an answering machine's tone.</param>
/// <param name="UnfinishedWords">What the callee was saying at the end, or null.</param>
/// <param name="RtpIn">Packets received.</param>
/// <param name="RtpOut">Packets sent.</param>
/// <param name="RtpLost">Packets that never came in time.</param>
/// <param name="RtpConcealed">Frames made up by loss concealment.</param>
/// <param name="JitterMs">Interarrival jitter.</param>
public sealed record HeardAudio(int DurationMs, int BotTurns, int BotVoicedMs, double BotDbfs, int BotSilenceAtEndMs, int OverlapMs, int RecordedVoiceMs,
    string? UnfinishedWords, long RtpIn, long RtpOut, long RtpLost, long RtpConcealed, double JitterMs);
