namespace Orleans;

/// <summary>Marks an <see cref="IConverter{TValue,TSurrogate}"/> for a type that cannot carry attributes itself.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RegisterConverterAttribute : Attribute;
