namespace CxBridge.Domain.Conversation;

/// <summary>Whether the caller's speech may cut the bot short (barge-in).</summary>
public enum Interruption
{
    Allowed,
    Refused,
}
