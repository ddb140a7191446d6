namespace CxBridge.Domain.Contacts;

/// <summary>What the states of a contact mean to a campaign.</summary>
public static class ContactStates
{
    /// <summary>Whether the contact waits to be dialled.</summary>
    public static bool IsWaiting(this ContactState state) =>
        state is ContactState.Pending or ContactState.Scheduled or ContactState.RetryScheduled or ContactState.CallbackScheduled;

    /// <summary>Whether the campaign is done with the contact.</summary>
    public static bool IsTerminal(this ContactState state) => state != ContactState.Leased && !state.IsWaiting();
}
