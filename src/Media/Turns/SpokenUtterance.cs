using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Turns;

/// <summary>What the bot says in one go: one line of the transcript, some sentences.</summary>
internal sealed class SpokenUtterance(string text, Interruption interruption)
{
    /// <summary>The whole text.</summary>
    public string Text => text;

    /// <summary>Whether the caller may cut it short.</summary>
    public Interruption Interruption => interruption;

    /// <summary>Frame of the media clock in which it was first heard, or -1.</summary>
    public long FirstFrame { get; set; } = -1;
}
