namespace Orleans.Serialization;

/// <summary>A message names a type that this process does not have.</summary>
internal sealed class UnknownTypeException(string name) : SerializerException(
    $"A message holds a \"{name}\", which is no type of this process and no [Alias] of one: it is of another version, or of another application.")
{
    public string Name { get; } = name;
}
