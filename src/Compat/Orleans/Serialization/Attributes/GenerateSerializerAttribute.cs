namespace Orleans;

/// <summary>The type may cross a grain boundary; its members with <see cref="IdAttribute"/> do, the others do not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Whether public properties get numbers by themselves.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; }

    /// <summary>Whether primary constructor parameters are members; a record's always are.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}
