namespace Orleans.Concurrency;

/// <summary>Accepted for compatibility; a single process keeps the order anyway.</summary>
[Obsolete("Messages keep the order in which they were sent; the attribute says nothing.")]
[AttributeUsage(AttributeTargets.Interface)]
public sealed class UnorderedAttribute : Attribute;
