using Microsoft.ML.OnnxRuntime.Native;
using Microsoft.ML.OnnxRuntime.Tensors;
using System.Buffers;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A tensor over memory of the caller, which it pins until it is disposed.</summary>
public class OrtValue : IDisposable
{
    private MemoryHandle _memory;
    private nint _handle;

    private OrtValue(nint handle, MemoryHandle memory)
    {
        _handle = handle;
        _memory = memory;
    }

    internal nint Pointer => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(OrtValue));

    /// <summary>Makes a tensor over an array. Nothing is copied: what is written to the array is seen by the next run.</summary>
    /// <exception cref="OnnxRuntimeException">The shape does not fit the array.</exception>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged => CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(), shape);

    /// <summary>Makes a tensor over memory. Nothing is copied.</summary>
    /// <exception cref="OnnxRuntimeException">The shape does not fit the memory.</exception>
    public static unsafe OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged
    {
        TensorElementType type = TypeOf<T>();
        MemoryHandle pinned = memory.Pin();
        nint made = 0;
        try
        {
            fixed (long* sizes = shape)
            {
                OrtApi.Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)OrtApi.CreateTensorWithDataAsOrtValue)(
                    memoryInfo.Pointer, pinned.Pointer, (nuint)memory.Length * (nuint)sizeof(T), sizes, (nuint)shape.Length, (int)type, &made));
            }

            return new OrtValue(made, pinned);
        }
        catch
        {
            pinned.Dispose();
            throw;
        }
    }

    /// <summary>Lets the tensor and the pinned memory go.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the tensor and the pinned memory go.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _handle, 0) is not 0 and var handle)
        {
            OrtApi.Release(OrtApi.ReleaseValue, handle);
            _memory.Dispose();
        }
    }

    private static TensorElementType TypeOf<T>() => default(T) switch
    {
        float => TensorElementType.Float,
        double => TensorElementType.Double,
        long => TensorElementType.Int64,
        int => TensorElementType.Int32,
        byte => TensorElementType.UInt8,
        bool => TensorElementType.Bool,
        _ => throw new NotSupportedException($"Tensors of {typeof(T).Name} are not used here."),
    };
}
