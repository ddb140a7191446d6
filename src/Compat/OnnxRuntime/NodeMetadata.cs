using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Type and shape of an input or output.</summary>
public class NodeMetadata
{
    internal NodeMetadata(TensorElementType elementType, int[] dimensions, bool isTensor)
    {
        ElementDataType = elementType;
        Dimensions = dimensions;
        IsTensor = isTensor;
    }

    /// <summary>Type of the elements.</summary>
    public TensorElementType ElementDataType { get; }

    /// <summary>Size of each dimension; -1 where it is open.</summary>
    public int[] Dimensions { get; }

    /// <summary>It is a tensor, and not a map or sequence.</summary>
    public bool IsTensor { get; }
}
