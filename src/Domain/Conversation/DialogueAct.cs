namespace CxBridge.Domain.Conversation;

/// <summary>What the bot wants done, in order.</summary>
public abstract record DialogueAct
{
    private DialogueAct()
    {
    }

    /// <summary>Say a sentence or two.</summary>
    /// <param name="Text">Plain text for the voice and the transcript.</param>
    /// <param name="Interruption">Whether the caller may cut it short.</param>
    public sealed record Say(string Text, Interruption Interruption = Interruption.Allowed) : DialogueAct;

    /// <summary>Note the business result; the last one counts.</summary>
    public sealed record SetDisposition(Disposition Disposition) : DialogueAct;

    /// <summary>Note a value learned from the caller, such as a day; goes into the call record.</summary>
    public sealed record SetValue(string Name, string Value) : DialogueAct;

    /// <summary>The caller wants to be called again after <paramref name="Delay"/>.</summary>
    public sealed record ScheduleCallback(TimeSpan Delay) : DialogueAct;

    /// <summary>Hand the call to a person: a number or a SIP URI.</summary>
    public sealed record Transfer(string Target) : DialogueAct;

    /// <summary>End the call once everything said before was heard.</summary>
    public sealed record HangUp : DialogueAct;
}
