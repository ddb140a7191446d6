using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>The environment that all sessions of the process share. Logs errors only.</summary>
internal static unsafe class OrtEnvironment
{
    private const int Error = 3;

    public static nint Handle { get; } = Create();

    private static nint Create()
    {
        nint name = Marshal.StringToCoTaskMemUTF8("cxbridge");
        nint made = 0;
        try
        {
            OrtApi.Check(((delegate* unmanaged<int, nint, nint*, nint>)OrtApi.CreateEnv)(Error, name, &made));
            return made;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }
}
