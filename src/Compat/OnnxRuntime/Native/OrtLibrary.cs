using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>Finds the native library: beside the program, then where the system keeps libraries.</summary>
internal static class OrtLibrary
{
    private static readonly string[] s_names = ["libonnxruntime.so.1", "libonnxruntime.so", "onnxruntime"];

    /// <exception cref="DllNotFoundException">It is nowhere.</exception>
    public static nint Open()
    {
        foreach (string name in s_names)
        {
            if (NativeLibrary.TryLoad(Path.Combine(AppContext.BaseDirectory, name), out nint library) || NativeLibrary.TryLoad(name, out library))
            {
                return library;
            }
        }

        throw new DllNotFoundException($"ONNX Runtime is not here ({s_names[0]} in {AppContext.BaseDirectory} or among the system's libraries). './cx run' fetches it.");
    }
}
