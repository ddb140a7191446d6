namespace CxBridge.Domain.Attempts;

/// <summary>What happens to an attempt.</summary>
public enum AttemptEvent
{
    /// <summary>The gate matched its row.</summary>
    GatePassed,

    /// <summary>Its epoch is over, or no slot took it.</summary>
    GivenBack,

    /// <summary>Past the gate, and no INVITE was sent: no carrier had a permit for it, or no number to show.</summary>
    Withdrawn,

    /// <summary>180 or 183.</summary>
    Alerting,

    /// <summary>2xx.</summary>
    Answered,

    /// <summary>A verdict that lets the call go on.</summary>
    ScreenedIn,

    /// <summary>The bot hears and speaks.</summary>
    BotAttached,

    /// <summary>Anything that ends it.</summary>
    Ended,
}
