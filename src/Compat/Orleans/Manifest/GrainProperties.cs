using System.Collections.Immutable;

namespace Orleans.Metadata;

/// <summary>What the attributes of a grain class say of it, by name.</summary>
public sealed class GrainProperties(ImmutableDictionary<string, string> values)
{
    public ImmutableDictionary<string, string> Properties { get; } = values;
}
