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
    private static nint* s_table;

    // Not when the type is first touched: whoever catches DllNotFoundException would get a TypeInitializationException, and never a second try.
    private static nint* Table => s_table != null ? s_table : s_table = Load();

    public static nint GetErrorCode => Table[1];
    public static nint GetErrorMessage => Table[2];
    public static nint CreateEnv => Table[3];
    public static nint CreateSession => Table[7];
    public static nint CreateSessionFromArray => Table[8];
    public static nint Run => Table[9];
    public static nint CreateSessionOptions => Table[10];
    public static nint SetSessionExecutionMode => Table[13];
    public static nint SetSessionLogSeverityLevel => Table[22];
    public static nint SetSessionGraphOptimizationLevel => Table[23];
    public static nint SetIntraOpNumThreads => Table[24];
    public static nint SetInterOpNumThreads => Table[25];
    public static nint SessionGetInputCount => Table[30];
    public static nint SessionGetOutputCount => Table[31];
    public static nint SessionGetInputTypeInfo => Table[33];
    public static nint SessionGetOutputTypeInfo => Table[34];
    public static nint SessionGetInputName => Table[36];
    public static nint SessionGetOutputName => Table[37];
    public static nint CreateRunOptions => Table[39];
    public static nint CreateTensorWithDataAsOrtValue => Table[49];
    public static nint CastTypeInfoToTensorInfo => Table[55];
    public static nint GetTensorElementType => Table[60];
    public static nint GetDimensionsCount => Table[61];
    public static nint GetDimensions => Table[62];
    public static nint CreateCpuMemoryInfo => Table[69];
    public static nint AllocatorFree => Table[76];
    public static nint GetAllocatorWithDefaultOptions => Table[78];
    public static nint ReleaseStatus => Table[93];
    public static nint ReleaseMemoryInfo => Table[94];
    public static nint ReleaseSession => Table[95];
    public static nint ReleaseValue => Table[96];
    public static nint ReleaseRunOptions => Table[97];
    public static nint ReleaseTypeInfo => Table[98];
    public static nint ReleaseSessionOptions => Table[100];
    public static nint AddSessionConfigEntry => Table[130];

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
