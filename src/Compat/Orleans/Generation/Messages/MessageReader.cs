using System.ComponentModel;
using System.Text;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>Reads what a <see cref="MessageWriter"/> wrote.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageReader : IDisposable
{
    private readonly List<object?> _known = [];
    private readonly List<object> _aside;

    internal MessageReader(byte[] bytes, List<object> aside)
    {
        In = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        _aside = aside;
    }

    public BinaryReader In { get; }

    /// <summary>The number of the next member, or <see cref="MessageWriter.EndOfMembers"/>.</summary>
    public int NextMember() => In.ReadInt32();

    public static Exception UnknownMember(int id, Type type) =>
        new SerializerException($"Member {id} of {type} is not known: writer and reader disagree.");

    internal int Reserve()
    {
        _known.Add(null);
        return _known.Count - 1;
    }

    internal void Fill(int place, object value) => _known[place] = value;

    internal void FillLast(object value) => _known[^1] = value;

    internal object Known(int position) =>
        _known[position] ?? throw new SerializerException("A cycle runs through a collection that is still being read.");

    internal Type ReadType() => (Type)Aside();

    internal object Aside() => _aside[In.Read7BitEncodedInt()];

    public void Dispose() => In.Dispose();
}
