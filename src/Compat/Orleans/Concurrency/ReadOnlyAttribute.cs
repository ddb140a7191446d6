namespace Orleans.Concurrency;

/// <summary>The method does not change the grain: it may interleave with other read-only methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
