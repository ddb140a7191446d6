namespace Microsoft.ML.OnnxRuntime;

/// <summary>Whether the operators of a graph run one after another.</summary>
public enum ExecutionMode
{
    ORT_SEQUENTIAL = 0,
    ORT_PARALLEL = 1,
}
