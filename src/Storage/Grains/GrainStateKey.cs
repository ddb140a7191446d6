namespace CxBridge.Storage.Grains;

/// <summary>Which state of which grain. Compared letter by letter: keys that look alike as numbers are different keys.</summary>
/// <param name="GrainType">Type of the grain.</param>
/// <param name="GrainKey">Its key.</param>
/// <param name="StateName">A grain may have several states.</param>
public sealed record GrainStateKey(string GrainType, string GrainKey, string StateName);
