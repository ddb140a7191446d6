namespace Orleans.Runtime;

/// <summary>A grain or observer interface and how its references are made.</summary>
internal sealed class GrainInterface(Type? type, string name, ushort version, Func<GrainReferenceBinding, GrainReference> create)
{
    public static GrainInterface Untyped { get; } = new(type: null, name: "", version: 0, static binding => new UntypedReference(binding));

    public Type? Type { get; } = type;

    public string Name { get; } = name;

    public ushort Version { get; } = version;

    public GrainInterfaceType InterfaceType { get; } = GrainInterfaceType.Create(name);

    public GrainReference CreateReference(GrainReferenceBinding binding) => create(binding);
}
