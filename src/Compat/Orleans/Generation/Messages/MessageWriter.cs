using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>
/// Writes one message to memory. Members carry their number and length, so that a reader of another version can pass over one that it does
/// not know; types are written by name or alias. References and exceptions travel beside the bytes: they never leave the process.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageWriter : IDisposable
{
    public const int EndOfMembers = -1;

    private readonly MemoryStream _bytes = new();
    private readonly Dictionary<object, int> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<long> _openMembers = new();
    private readonly List<object> _aside = [];

    public MessageWriter() => Out = new BinaryWriter(_bytes, Encoding.UTF8, leaveOpen: true);

    public BinaryWriter Out { get; }

    internal bool HasAside => _aside.Count > 0;

    public void BeginMember(int number)
    {
        Out.Write(number);
        _openMembers.Push(_bytes.Position);
        Out.Write(0);
    }

    public void EndMember()
    {
        var start = _openMembers.Pop();
        var length = _bytes.Position - start - sizeof(int);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetBuffer().AsSpan((int)start), (int)length);
    }

    public void EndMembers() => Out.Write(EndOfMembers);

    /// <summary>Gives an object the number under which it is referred to when it comes again.</summary>
    internal void Track(object value)
    {
        Out.Write7BitEncodedInt(_positions.Count);
        _positions.Add(value, _positions.Count);
    }

    internal bool TryGetPosition(object value, out int position) => _positions.TryGetValue(value, out position);

    internal void WriteType(Type type) => Out.Write(TypeNames.Of(type));

    internal void Aside(object value)
    {
        Out.Write7BitEncodedInt(_aside.Count);
        _aside.Add(value);
    }

    internal byte[] ToArray()
    {
        Out.Flush();
        return _bytes.ToArray();
    }

    internal MessageReader ToReader() => new(ToArray(), _aside);

    public void Dispose()
    {
        Out.Dispose();
        _bytes.Dispose();
    }
}
