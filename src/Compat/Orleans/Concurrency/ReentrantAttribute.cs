namespace Orleans.Concurrency;

/// <summary>Requests to the grain interleave at every await.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
