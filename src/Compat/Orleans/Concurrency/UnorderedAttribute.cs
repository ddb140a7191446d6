namespace Orleans.Concurrency;

/// <summary>Accepted for compatibility; a single process keeps the order anyway.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public sealed class UnorderedAttribute : Attribute;
