using Microsoft.ML.OnnxRuntime.Native;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How a session runs.</summary>
public class SessionOptions : SafeHandle
{
    private ExecutionMode _executionMode = ExecutionMode.ORT_SEQUENTIAL;
    private GraphOptimizationLevel _graphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
    private int _intraOpNumThreads;
    private int _interOpNumThreads;

    /// <summary>Makes the defaults.</summary>
    public SessionOptions()
        : base(0, ownsHandle: true) => SetHandle(OrtApi.Create(OrtApi.CreateSessionOptions));

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>One operator after another, or side by side.</summary>
    public ExecutionMode ExecutionMode
    {
        get => _executionMode;
        set
        {
            Set(OrtApi.SetSessionExecutionMode, (int)value);
            _executionMode = value;
        }
    }

    /// <summary>How much the graph is rewritten.</summary>
    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get => _graphOptimizationLevel;
        set
        {
            Set(OrtApi.SetSessionGraphOptimizationLevel, (int)value);
            _graphOptimizationLevel = value;
        }
    }

    /// <summary>Threads within an operator; 1: the caller's own, 0: as many as there are cores.</summary>
    public int IntraOpNumThreads
    {
        get => _intraOpNumThreads;
        set
        {
            Set(OrtApi.SetIntraOpNumThreads, value);
            _intraOpNumThreads = value;
        }
    }

    /// <summary>Threads among operators.</summary>
    public int InterOpNumThreads
    {
        get => _interOpNumThreads;
        set
        {
            Set(OrtApi.SetInterOpNumThreads, value);
            _interOpNumThreads = value;
        }
    }

    internal nint Pointer => handle;

    /// <summary>Sets one of the library's own settings.</summary>
    public unsafe void AddSessionConfigEntry(string configKey, string configValue)
    {
        nint key = Marshal.StringToCoTaskMemUTF8(configKey);
        nint value = Marshal.StringToCoTaskMemUTF8(configValue);
        try
        {
            OrtApi.Check(((delegate* unmanaged<nint, nint, nint, nint>)OrtApi.AddSessionConfigEntry)(handle, key, value));
        }
        finally
        {
            Marshal.FreeCoTaskMem(key);
            Marshal.FreeCoTaskMem(value);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        OrtApi.Release(OrtApi.ReleaseSessionOptions, handle);
        return true;
    }

    private unsafe void Set(nint function, int value) => OrtApi.Check(((delegate* unmanaged<nint, int, nint>)function)(handle, value));
}
