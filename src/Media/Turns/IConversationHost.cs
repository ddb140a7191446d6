namespace CxBridge.Media.Turns;

/// <summary>What a conversation asks of the call around it. Called within a frame; must not block.</summary>
internal interface IConversationHost
{
    /// <summary>The conversation is over; no frame is needed any more.</summary>
    void Ended(ConversationEnd end);

    /// <summary>Hand the call over; <see cref="Conversation.TransferCompleted"/> follows.</summary>
    void Transfer(string target);

    /// <summary>A provider failed; for the log.</summary>
    void ProviderFailed(Exception fault);
}
