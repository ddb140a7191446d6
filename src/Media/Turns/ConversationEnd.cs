namespace CxBridge.Media.Turns;

/// <summary>Why a conversation is over, as far as this side ended it.</summary>
internal enum ConversationEnd
{
    /// <summary>The dialogue came to its end, and its last words were heard.</summary>
    Completed,

    /// <summary>A person took the call over.</summary>
    Transferred,

    /// <summary>The bot's limit was reached.</summary>
    MaxDuration,

    /// <summary>A provider or the dialogue failed; the caller heard a sentence if that was possible.</summary>
    Failed,

    /// <summary>There was none, but a machine has the campaign's message.</summary>
    MessageLeft,

    /// <summary>There was none, and the message for the machine could not be made.</summary>
    MessageNotLeft,
}
