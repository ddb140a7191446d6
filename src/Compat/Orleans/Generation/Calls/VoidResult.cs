using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>The result of a method that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct VoidResult;
