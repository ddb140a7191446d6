using System.ComponentModel;
using Orleans.Runtime;
using Orleans.Serialization;

namespace CxBridge.Compat.Generation;

/// <summary>What a generated reference needs to be born; opaque to it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GrainReferenceBinding
{
    internal GrainReferenceBinding(SiloRuntime runtime, GrainId grainId, GrainInterface target)
    {
        Runtime = runtime;
        GrainId = grainId;
        Interface = target;
    }

    internal SiloRuntime Runtime { get; }

    internal GrainId GrainId { get; }

    internal GrainInterface Interface { get; }
}
