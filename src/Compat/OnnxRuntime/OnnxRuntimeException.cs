namespace Microsoft.ML.OnnxRuntime;

/// <summary>ONNX Runtime refused: a model that it cannot read, or values that do not fit it.</summary>
public class OnnxRuntimeException : Exception
{
    internal OnnxRuntimeException(ErrorCode code, string message)
        : base($"[ErrorCode:{code}] {message}")
    {
    }
}
