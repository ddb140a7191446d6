using CxBridge.Domain.Fleet;

namespace CxBridge.Grains.Interfaces.Fleet;

/// <summary>The mailbox of one call slot, or of one line. The call itself lives in the host, so that losing this activation loses no call. Key: <see cref="GrainKeys.Place"/>.</summary>
[Alias("cx.ICallSlotGrain")]
public interface ICallSlotGrain : IGrainWithStringKey
{
    /// <summary>Dials an attempt in this slot or on this line. A refusal has no side effect.</summary>
    [ResponseTimeout("00:00:05")]
    [Alias("Dial")]
    Task<DialAnswer> Dial(DialSlot order);

    /// <summary>Ends the call of an attempt.</summary>
    [Alias("Hangup")]
    Task<bool> Hangup(string attempt);
}
