namespace CxBridge.Domain.Dialling.Pacing;

/// <summary>What kept a decision from dialling more. Shown to people by <c>explain</c>.</summary>
public enum PacingBound
{
    /// <summary>Manual pacing: no more was asked for.</summary>
    NothingAsked,

    /// <summary>No seats are to be filled: the limit is 0, or the share of the campaign is.</summary>
    NoSeats,

    /// <summary>Every free seat has its line (progressive).</summary>
    FreeSeats,

    /// <summary>Every free seat has its lines (ratio).</summary>
    Ratio,

    /// <summary>Fewer than 20 calls are over, or nobody has answered yet: free seats only.</summary>
    ColdStart,

    /// <summary>One line more, and more people than the target would wait in vain.</summary>
    Shortfall,

    /// <summary>More is missing, and it is dialled over some ticks: all at once would be answered all at once.</summary>
    Ramp,

    /// <summary>One line more, and the reserve of seats would be planned away.</summary>
    Reserve,

    /// <summary>Even if all of them rang until the time-out, so many lines keep every seat busy.</summary>
    PipelineCeiling,

    /// <summary>Too many calls of the last 5 minutes were abandoned: half of the lines above the free seats.</summary>
    HalvedByAbandons,

    /// <summary>The last hour came close to the hard ceiling: free seats only.</summary>
    HourlyCeiling,

    /// <summary>No more lines.</summary>
    Lines,

    /// <summary>No more contacts are due.</summary>
    Contacts,
}
