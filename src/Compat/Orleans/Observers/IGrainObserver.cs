using Orleans.Runtime;

namespace Orleans;

/// <summary>Marker of the interfaces of objects that grains notify.</summary>
public interface IGrainObserver : IAddressable;
