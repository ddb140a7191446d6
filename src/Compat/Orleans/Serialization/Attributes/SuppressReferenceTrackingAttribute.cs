namespace Orleans;

/// <summary>The same instance twice in one message may arrive as two.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SuppressReferenceTrackingAttribute : Attribute;
