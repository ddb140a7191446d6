namespace Orleans.Runtime;

/// <summary>Stands for a grain or an observer. Those that are called derive from it by way of <see cref="GeneratedReference"/>.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainInterface _interface;

    private protected GrainReference(GrainReferenceBinding binding)
    {
        Runtime = binding.Runtime;
        GrainId = binding.GrainId;
        _interface = binding.Interface;
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType => _interface.InterfaceType;

    public ushort InterfaceVersion => _interface.Version;

    public virtual string InterfaceName => _interface.Name;

    internal SiloRuntime Runtime { get; }

    /// <summary>The activation that answered last: spares the directory. A race stores an older one, which then says that it has ended.</summary>
    internal IMessageTarget? LastTarget { get; set; }

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable => this.AsReference<TGrainInterface>();

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public sealed override bool Equals(object? obj) => Equals(obj as GrainReference);

    public sealed override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);
}
