using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named state of a grain, injected with <see cref="PersistentStateAttribute"/> and loaded before OnActivateAsync.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
