using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>Collects what the generated lists name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainRegistry
{
    internal List<Type> Classes { get; } = [];

    internal Dictionary<Type, GrainInterface> Interfaces { get; } = [];

    internal Dictionary<Type, (Type Reference, string Name, ushort Version)> OpenInterfaces { get; } = [];

    public void AddClass(Type grainClass) => Classes.Add(grainClass);

    public void AddInterface(Type type, string name, ushort version, Func<GrainReferenceBinding, GrainReference> create) =>
        Interfaces[type] = new GrainInterface(type, name, version, create);

    public void AddOpenInterface(Type type, Type reference, string name, ushort version) => OpenInterfaces[type] = (reference, name, version);

    public void AddCodec(Type type, Codec codec) => Codecs.Register(type, codec);

    public void AddAlias(string alias, Type type) => TypeNames.Add(alias, type);

    public void AddOpenCodec(Type type, Type codec) => Codecs.RegisterOpen(type, codec);
}
