using System.ComponentModel;

namespace CxBridge.Compat.Generation;

/// <summary>Base of the generated list of one assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainAssembly
{
    public abstract void Register(GrainRegistry registry);
}
