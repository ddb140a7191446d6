namespace CxBridge.Domain.Fleet;

/// <summary>What a host says to an order. Every refusal is free of side effects: reserve again.</summary>
public enum DialAnswer
{
    /// <summary>Taken: the host passes the gate and dials.</summary>
    Accepted,

    /// <summary>The slot, or the line, has a call, or is kept for calls that come in.</summary>
    SlotBusy,

    /// <summary>The token is of an earlier life of this host.</summary>
    WrongIncarnation,

    /// <summary>The host takes no new calls: it drains or is cordoned.</summary>
    Draining,

    /// <summary>The host has no such slot or line.</summary>
    NoSuchSlot,

    /// <summary>The host cannot speak or hear as the bot of this call needs it: nobody is called to hear silence.</summary>
    CannotSpeak,
}
