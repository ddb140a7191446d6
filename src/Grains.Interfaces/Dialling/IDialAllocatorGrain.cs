namespace CxBridge.Grains.Interfaces.Dialling;

/// <summary>Divides the free slots of a pool among the campaigns that want them. In memory; it knows again within a tick. Key: <see cref="GrainKeys.Allocator"/>.</summary>
[Alias("cx.IDialAllocatorGrain")]
public interface IDialAllocatorGrain : IGrainWithStringKey
{
    /// <summary>The asking campaign's share of the slots that are free now. A budget, not a reservation.</summary>
    [Alias("Ask")]
    Task<SlotShare> Ask(SlotDemand demand);
}
