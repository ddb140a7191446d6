using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>What the attributes of a method say about its scheduling.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RequestFlags
{
    None = 0,
    OneWay = 1,
    ReadOnly = 2,
    AlwaysInterleave = 4,
}
