using Microsoft.ML.OnnxRuntime.Native;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Where a value's memory is; here the memory of the processor.</summary>
public class OrtMemoryInfo : SafeHandle
{
    private static readonly Lazy<OrtMemoryInfo> s_default = new(() => new OrtMemoryInfo());

    private unsafe OrtMemoryInfo()
        : base(0, ownsHandle: true)
    {
        const int ArenaAllocator = 1;
        const int DefaultMemory = 0;
        nint made = 0;
        OrtApi.Check(((delegate* unmanaged<int, int, nint*, nint>)OrtApi.CreateCpuMemoryInfo)(ArenaAllocator, DefaultMemory, &made));
        SetHandle(made);
    }

    /// <summary>Memory of the processor.</summary>
    public static OrtMemoryInfo DefaultInstance => s_default.Value;

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    internal nint Pointer => handle;

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        OrtApi.Release(OrtApi.ReleaseMemoryInfo, handle);
        return true;
    }
}
