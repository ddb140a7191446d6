namespace CxBridge.Domain.Screening;

/// <summary>What to do with a verdict.</summary>
public enum ScreeningAction
{
    /// <summary>Attach the bot.</summary>
    Continue,

    /// <summary>Hang up; the attempt ends as <c>amd_machine</c>.</summary>
    Teardown,
}
