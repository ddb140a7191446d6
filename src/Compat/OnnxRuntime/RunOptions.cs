using Microsoft.ML.OnnxRuntime.Native;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Options of one run; here without any.</summary>
public class RunOptions : SafeHandle
{
    /// <summary>Makes the defaults.</summary>
    public RunOptions()
        : base(0, ownsHandle: true) => SetHandle(OrtApi.Create(OrtApi.CreateRunOptions));

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal nint Pointer => handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        OrtApi.Release(OrtApi.ReleaseRunOptions, handle);
        return true;
    }
}
