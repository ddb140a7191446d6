namespace CxBridge.Domain.Screening;

/// <summary>What to do with a verdict.</summary>
public enum ScreeningAction
{
    /// <summary>Attach the bot.</summary>
    Continue,

    /// <summary>Hang up; the attempt ends as <c>amd_machine</c>.</summary>
    Teardown,

    /// <summary>Wait for the beep, say the campaign's message, hang up. For machines only.</summary>
    LeaveMessage,
}
