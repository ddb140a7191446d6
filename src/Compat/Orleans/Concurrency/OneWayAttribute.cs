namespace Orleans.Concurrency;

/// <summary>The caller does not wait, and does not hear of a failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;
