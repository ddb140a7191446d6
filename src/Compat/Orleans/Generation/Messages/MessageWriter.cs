using System.ComponentModel;
using System.Text;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>Writes one message to memory. References and exceptions travel beside the bytes: they never leave the process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly Dictionary<object, int> _positions = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> _aside = [];

    public MessageWriter() => Out = new BinaryWriter(_bytes, Encoding.UTF8, leaveOpen: true);

    public const int EndOfMembers = -1;

    public BinaryWriter Out { get; }

    public void Member(int id) => Out.Write(id);

    public void EndMembers() => Out.Write(EndOfMembers);

    internal void Track(object value) => _positions.Add(value, _positions.Count);

    internal bool TryGetPosition(object value, out int position) => _positions.TryGetValue(value, out position);

    internal void WriteType(Type type) => Aside(type);

    internal void Aside(object value)
    {
        Out.Write7BitEncodedInt(_aside.Count);
        _aside.Add(value);
    }

    internal MessageReader ToReader()
    {
        Out.Flush();
        return new MessageReader(_bytes.ToArray(), _aside);
    }

    public void Dispose()
    {
        Out.Dispose();
        _bytes.Dispose();
    }
}
