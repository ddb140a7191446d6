using CxBridge.Domain.Campaigns;

namespace CxBridge.Domain.Dialling.Supervision;

/// <summary>
/// When an open call is one that nobody will close. A host ends its own calls long before: without an answer soon after the ring time-out, and after the answer
/// by the bot's longest call and a tenth, or the endpoint's four hours when somebody took it over. What is open for longer has no host. Pure.
/// </summary>
public static class ReapLimits
{
    /// <summary>A host may try several trunks in turn, each until it is known to be silent.</summary>
    private static readonly TimeSpan Routes = TimeSpan.FromMinutes(2);

    /// <summary>The endpoint's longest call and a tenth of it.</summary>
    public static TimeSpan UntilEnd { get; } = TimeSpan.FromHours(4) * 1.1;

    /// <summary>From the gate to the answer.</summary>
    public static TimeSpan UntilAnswer(CampaignSettings settings) => settings.RingTimeout + Routes;
}
