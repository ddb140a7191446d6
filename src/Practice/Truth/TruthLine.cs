using System.Text.Json.Serialization;

namespace CxBridge.Practice.Truth;

/// <summary>One line of the truth log: something that happened to a call at the carrier. Numbers are written in full, since they are fictional ones.</summary>
/// <param name="Time">Wall clock.</param>
/// <param name="CallId">SIP Call-ID.</param>
/// <param name="Number">Called number.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Invited), "invite")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(SpeechBegan), "speechBegan")]
[JsonDerivedType(typeof(SpeechEnded), "speechEnded")]
[JsonDerivedType(typeof(BotTurn), "botTurn")]
[JsonDerivedType(typeof(BotYielded), "botYielded")]
[JsonDerivedType(typeof(BotSpokeOn), "botSpokeOn")]
[JsonDerivedType(typeof(RecordingBegan), "recordingBegan")]
[JsonDerivedType(typeof(HangingUp), "hangingUp")]
[JsonDerivedType(typeof(Referred), "referred")]
[JsonDerivedType(typeof(Cleared), "cleared")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record TruthLine(DateTimeOffset Time, string CallId, string Number)
{
    /// <summary>An INVITE that is no retransmission.</summary>
    /// <param name="Open">Calls to this number now, this one included: above 1 somebody's telephone would ring twice.</param>
    /// <param name="OpenInAll">Calls to any number now, this one included.</param>
    /// <param name="DuplicateCallId">An earlier INVITE had the same Call-ID.</param>
    public sealed record Invited(DateTimeOffset Time, string CallId, string Number, string From, string Persona, int Seed, int Open, int OpenInAll, bool DuplicateCallId)
        : TruthLine(Time, CallId, Number);

    /// <summary>The callee went off the hook: 200 was sent. What follows counts milliseconds from here.</summary>
    public sealed record Answered(DateTimeOffset Time, string CallId, string Number, string Voice) : TruthLine(Time, CallId, Number);

    /// <summary>Words began.</summary>
    public sealed record SpeechBegan(DateTimeOffset Time, string CallId, string Number, int AtMs, string Text, string? Intent, string Manner) : TruthLine(Time, CallId, Number);

    /// <summary>Words are out.</summary>
    public sealed record SpeechEnded(DateTimeOffset Time, string CallId, string Number, int AtMs, string Text, string? Intent, int LengthMs) : TruthLine(Time, CallId, Number);

    /// <summary>A turn of the bot was heard.</summary>
    /// <param name="ResponseMs">From the end of the callee's words to the bot's voice: what the callee feels as the bot's latency.</param>
    public sealed record BotTurn(DateTimeOffset Time, string CallId, string Number, int Turn, int StartMs, int EndMs, int VoicedMs, int? ResponseMs) : TruthLine(Time, CallId, Number);

    /// <summary>The bot fell silent when spoken over.</summary>
    public sealed record BotYielded(DateTimeOffset Time, string CallId, string Number, int AtMs, string Manner, int AfterMs) : TruthLine(Time, CallId, Number);

    /// <summary>The bot spoke on when spoken over.</summary>
    public sealed record BotSpokeOn(DateTimeOffset Time, string CallId, string Number, int AtMs, string Manner) : TruthLine(Time, CallId, Number);

    /// <summary>The answering machine records from here.</summary>
    public sealed record RecordingBegan(DateTimeOffset Time, string CallId, string Number, int AtMs) : TruthLine(Time, CallId, Number);

    /// <summary>The callee hangs up.</summary>
    public sealed record HangingUp(DateTimeOffset Time, string CallId, string Number, int AtMs, string Why) : TruthLine(Time, CallId, Number);

    /// <summary>The caller asked by REFER to have the callee handed to somebody else.</summary>
    /// <param name="To">Whom to, masked: unlike the callees, that may be somebody real.</param>
    /// <param name="Status">What the caller was told it came to: 200 handed over, 503 nobody there.</param>
    public sealed record Referred(DateTimeOffset Time, string CallId, string Number, string To, int Status) : TruthLine(Time, CallId, Number);

    /// <summary>BYE of either side: the line is free for another call. What was on its way is still heard.</summary>
    public sealed record Cleared(DateTimeOffset Time, string CallId, string Number) : TruthLine(Time, CallId, Number);

    /// <summary>The call is over, and this is its last line.</summary>
    /// <param name="Status">Final SIP status of the INVITE; null when none was sent.</param>
    /// <param name="Heard">What was heard; null when the call was not answered.</param>
    public sealed record Ended(DateTimeOffset Time, string CallId, string Number, CallEnd End, int? Status, string? Detail, HeardAudio? Heard) : TruthLine(Time, CallId, Number);
}
