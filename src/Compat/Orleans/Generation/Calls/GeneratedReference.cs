using System.ComponentModel;
using Orleans.Runtime;

namespace CxBridge.Compat.Generation;

/// <summary>Base of the generated references, one class an interface: each method makes a request and invokes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedReference : GrainReference
{
    protected GeneratedReference(GrainReferenceBinding binding)
        : base(binding)
    {
    }

    protected Task<T> Invoke<T>(ResultRequest<T> request) => Runtime.Send(this, request);

    protected Task Invoke(VoidRequest request) => Runtime.Send(this, request);

    protected IAsyncEnumerable<T> Enumerate<T>(StreamRequest<T> request) => Runtime.Enumerate(this, request);
}
