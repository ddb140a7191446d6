using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>Names the generated list of an assembly's grains, references and codecs.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GrainAssemblyAttribute(Type contentsType) : Attribute
{
    public Type ContentsType { get; } = contentsType;
}
