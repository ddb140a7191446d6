using CxBridge.Domain.Bots;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Conversation.OptOut;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Turns;

/// <summary>Everything a conversation works with. The dialogue and the recognition become its own.</summary>
internal sealed record ConversationSetup
{
    public required BotDefinition Bot { get; init; }

    public required IDialogue Dialogue { get; init; }

    public required ISpeechRecognition Recognition { get; init; }

    public required ITextToSpeech TextToSpeech { get; init; }

    public required PlayoutBuffer Playout { get; init; }

    /// <summary>Has been listening since the answer, so that it knows the line's noise.</summary>
    public required VoiceActivityDetector Detector { get; init; }

    public required IConversationHost Host { get; init; }

    /// <summary>How they may ask not to be called again, which the dialogue knows as well; null when it is not for this call.</summary>
    public OptOutRule? OptOut { get; init; }

    /// <summary>What the caller hears when a provider fails.</summary>
    public required string FailureSentence { get; init; }

    /// <summary>The same as sound, for when the voice itself fails; empty when there is none.</summary>
    public ReadOnlyMemory<short> FailureSound { get; init; }

    /// <summary>What the caller hears when a transfer fails.</summary>
    public required string TransferFailedSentence { get; init; }
}
