using System.ComponentModel;
using System.Text;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>Reads what a <see cref="MessageWriter"/> wrote, perhaps one of another version.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageReader : IDisposable
{
    private readonly Dictionary<int, object?> _known = [];
    private readonly List<object> _aside;
    private int _last;
    private int _memberLength;

    internal MessageReader(byte[] bytes, List<object> aside)
    {
        In = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        _aside = aside;
    }

    public BinaryReader In { get; }

    /// <summary>The number of the next member, or <see cref="MessageWriter.EndOfMembers"/>.</summary>
    public int NextMember()
    {
        var number = In.ReadInt32();
        if (number != MessageWriter.EndOfMembers)
        {
            _memberLength = In.ReadInt32();
        }

        return number;
    }

    /// <summary>Passes over the member that <see cref="NextMember"/> found, which this version of the type does not have.</summary>
    public void SkipMember() => In.BaseStream.Seek(_memberLength, SeekOrigin.Current);

    internal int Reserve()
    {
        _last = In.Read7BitEncodedInt();
        _known[_last] = null;
        return _last;
    }

    internal void Fill(int place, object value) => _known[place] = value;

    internal void FillLast(object value) => _known[_last] = value;

    internal object Known(int position) => _known.TryGetValue(position, out var value)
        ? value ?? throw new SerializerException("A cycle runs through a collection that is still being read.")
        : throw new SerializerException("A member refers to an object inside another that this version does not know.");

    internal Type ReadType() => TypeNames.Find(In.ReadString());

    internal object Aside() => _aside[In.Read7BitEncodedInt()];

    public void Dispose() => In.Dispose();
}
