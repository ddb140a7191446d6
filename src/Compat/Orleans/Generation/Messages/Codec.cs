using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>Copies values of one type, and writes and reads them in the mode that verifies messages.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Codec
{
    /// <summary>Whether an instance may cross as it is: the type cannot change, or promised not to.</summary>
    public virtual bool IsShallow => false;

    internal abstract object CopyObject(object value, CopyContext context);

    internal abstract void WriteObject(MessageWriter writer, object value);

    internal abstract object ReadObject(MessageReader reader);
}
