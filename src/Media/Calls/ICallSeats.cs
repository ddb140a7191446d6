namespace CxBridge.Media.Calls;

/// <summary>Where a call on a line gets a slot once there is somebody to speak with.</summary>
internal interface ICallSeats
{
    /// <summary>Moves the call from its line into a free slot of this host; waits for one when there is none, in the order of asking.</summary>
    /// <param name="session">A call on a line.</param>
    /// <param name="patience">How long at most.</param>
    /// <returns>The slot; null when none came free in time, or the call is over.</returns>
    Task<int?> SeatAsync(CallSession session, TimeSpan patience);

    /// <summary>The call is over and waits no longer.</summary>
    void StopWaiting(CallSession session);
}
