using Microsoft.ML.OnnxRuntime.Native;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Reads what the library knows of an input or output.</summary>
internal static unsafe class NodeDescription
{
    public static NodeMetadata Read(nint type)
    {
        nint tensor = 0;
        OrtApi.Check(((delegate* unmanaged<nint, nint*, nint>)OrtApi.CastTypeInfoToTensorInfo)(type, &tensor));
        if (tensor == 0)
        {
            return new NodeMetadata(TensorElementType.DataTypeMax, [], isTensor: false);
        }

        int element = 0;
        OrtApi.Check(((delegate* unmanaged<nint, int*, nint>)OrtApi.GetTensorElementType)(tensor, &element));
        nuint count = 0;
        OrtApi.Check(((delegate* unmanaged<nint, nuint*, nint>)OrtApi.GetDimensionsCount)(tensor, &count));
        var sizes = new long[(int)count];
        fixed (long* into = sizes)
        {
            OrtApi.Check(((delegate* unmanaged<nint, long*, nuint, nint>)OrtApi.GetDimensions)(tensor, into, count));
        }

        return new NodeMetadata((TensorElementType)element, [.. sizes.Select(size => (int)size)], isTensor: true);
    }
}
