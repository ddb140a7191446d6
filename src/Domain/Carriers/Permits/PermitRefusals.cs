namespace CxBridge.Domain.Carriers.Permits;

/// <summary>Refusals of a carrier's gate, in words.</summary>
public static class PermitRefusals
{
    /// <summary>Completes "no permit: ...".</summary>
    public static string InWords(PermitRefusal refusal) => refusal switch
    {
        PermitRefusal.None => "none was refused",
        PermitRefusal.Unknown => "the carrier or its trunk does not exist",
        PermitRefusal.Paused => "the carrier is paused",
        PermitRefusal.Held => "the trunk failed or asked to be left alone, and is held",
        PermitRefusal.Channels => "all channels for outbound calls are taken",
        PermitRefusal.Cps => "the carrier's calls a second are taken",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "A refusal without words."),
    };

    /// <summary>Whether it is over by itself within seconds.</summary>
    public static bool Passes(PermitRefusal refusal) => refusal is PermitRefusal.Cps or PermitRefusal.Channels;
}
