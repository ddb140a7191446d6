using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>
/// The C interface of ONNX Runtime: one exported function, which gives a table of functions whose order never changes (onnxruntime_c_api.h).
/// Only the entries that are used are named.
/// </summary>
internal static unsafe class OrtApi
{
    /// <summary>The table's version that is asked for. Any library of at least this version gives it.</summary>
    private const uint Version = 14;
    private static readonly nint* s_table = Load();

    public static nint GetErrorCode => s_table[1];
    public static nint GetErrorMessage => s_table[2];
    public static nint CreateEnv => s_table[3];
    public static nint CreateSession => s_table[7];
    public static nint CreateSessionFromArray => s_table[8];
    public static nint Run => s_table[9];
    public static nint CreateSessionOptions => s_table[10];
    public static nint SetSessionExecutionMode => s_table[13];
    public static nint SetSessionLogSeverityLevel => s_table[22];
    public static nint SetSessionGraphOptimizationLevel => s_table[23];
    public static nint SetIntraOpNumThreads => s_table[24];
    public static nint SetInterOpNumThreads => s_table[25];
    public static nint SessionGetInputCount => s_table[30];
    public static nint SessionGetOutputCount => s_table[31];
    public static nint SessionGetInputTypeInfo => s_table[33];
    public static nint SessionGetOutputTypeInfo => s_table[34];
    public static nint SessionGetInputName => s_table[36];
    public static nint SessionGetOutputName => s_table[37];
    public static nint CreateRunOptions => s_table[39];
    public static nint CreateTensorWithDataAsOrtValue => s_table[49];
    public static nint CastTypeInfoToTensorInfo => s_table[55];
    public static nint GetTensorElementType => s_table[60];
    public static nint GetDimensionsCount => s_table[61];
    public static nint GetDimensions => s_table[62];
    public static nint CreateCpuMemoryInfo => s_table[69];
    public static nint AllocatorFree => s_table[76];
    public static nint GetAllocatorWithDefaultOptions => s_table[78];
    public static nint ReleaseStatus => s_table[93];
    public static nint ReleaseMemoryInfo => s_table[94];
    public static nint ReleaseSession => s_table[95];
    public static nint ReleaseValue => s_table[96];
    public static nint ReleaseRunOptions => s_table[97];
    public static nint ReleaseTypeInfo => s_table[98];
    public static nint ReleaseSessionOptions => s_table[100];
    public static nint AddSessionConfigEntry => s_table[130];

    /// <summary>Throws what a status tells, and releases it.</summary>
    public static void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }

        string message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)GetErrorMessage)(status)) ?? "";
        int code = ((delegate* unmanaged<nint, int>)GetErrorCode)(status);
        ((delegate* unmanaged<nint, void>)ReleaseStatus)(status);
        throw new OnnxRuntimeException((ErrorCode)code, message);
    }

    /// <summary>Makes an object with a function of the form (out object).</summary>
    public static nint Create(nint function)
    {
        nint made = 0;
        Check(((delegate* unmanaged<nint*, nint>)function)(&made));
        return made;
    }

    /// <summary>Calls a function of the form (object).</summary>
    public static void Release(nint function, nint subject) => ((delegate* unmanaged<nint, void>)function)(subject);

    private static nint* Load()
    {
        nint library = OrtLibrary.Open();
        var getApiBase = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(library, "OrtGetApiBase");
        nint table = ((delegate* unmanaged<uint, nint>)getApiBase()[0])(Version);
        return table != 0
            ? (nint*)table
            : throw new DllNotFoundException($"The ONNX Runtime library is too old: it does not know version {Version} of its interface.");
    }
}
