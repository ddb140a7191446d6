using Orleans.Runtime;

namespace Orleans;

/// <summary>Marker of grain interfaces.</summary>
public interface IGrain : IAddressable;
