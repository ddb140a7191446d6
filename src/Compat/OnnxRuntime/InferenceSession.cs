using Microsoft.ML.OnnxRuntime.Native;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A model, ready to run. Runs may overlap on several threads.</summary>
public class InferenceSession : IDisposable
{
    private readonly Dictionary<string, nint> _names = [];
    private nint _handle;

    /// <summary>Loads a model from a file.</summary>
    /// <exception cref="OnnxRuntimeException">It cannot be read, or is no model.</exception>
    public InferenceSession(string modelPath)
        : this(modelPath, null)
    {
    }

    /// <summary>Loads a model from a file.</summary>
    /// <exception cref="OnnxRuntimeException">It cannot be read, or is no model.</exception>
    public InferenceSession(string modelPath, SessionOptions? options)
    {
        using SessionOptions? defaults = options is null ? new SessionOptions() : null;
        _handle = Load(modelPath, (options ?? defaults)!);
        Describe();
    }

    /// <summary>Loads a model from memory.</summary>
    /// <exception cref="OnnxRuntimeException">It is no model.</exception>
    public InferenceSession(byte[] model)
        : this(model, null)
    {
    }

    /// <summary>Loads a model from memory.</summary>
    /// <exception cref="OnnxRuntimeException">It is no model.</exception>
    public InferenceSession(byte[] model, SessionOptions? options)
    {
        using SessionOptions? defaults = options is null ? new SessionOptions() : null;
        _handle = Load(model, (options ?? defaults)!);
        Describe();
    }

    /// <summary>Names of the inputs, in the model's order.</summary>
    public IReadOnlyList<string> InputNames { get; private set; } = [];

    /// <summary>Names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> OutputNames { get; private set; } = [];

    /// <summary>Types and shapes of the inputs.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata { get; private set; } = new Dictionary<string, NodeMetadata>();

    /// <summary>Types and shapes of the outputs.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata { get; private set; } = new Dictionary<string, NodeMetadata>();

    /// <summary>Runs the model, and writes what comes of it into the outputs' own memory.</summary>
    /// <exception cref="OnnxRuntimeException">A value does not fit the model.</exception>
    public unsafe void Run(
        RunOptions runOptions, IReadOnlyCollection<string> inputNames, IReadOnlyCollection<OrtValue> inputValues, IReadOnlyCollection<string> outputNames, IReadOnlyCollection<OrtValue> outputValues)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (inputNames.Count != inputValues.Count || outputNames.Count != outputValues.Count)
        {
            throw new ArgumentException("Each name needs one value.");
        }

        nint* inputs = stackalloc nint[inputNames.Count * 2];
        nint* outputs = stackalloc nint[outputNames.Count * 2];
        Fill(inputs, inputNames, inputValues);
        Fill(outputs, outputNames, outputValues);
        OrtApi.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)OrtApi.Run)(
            _handle, runOptions.Pointer, inputs, inputs + inputNames.Count, (nuint)inputNames.Count, outputs, (nuint)outputNames.Count, outputs + outputNames.Count));
    }

    /// <summary>Lets the model go.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the model go.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _handle, 0) is not 0 and var handle)
        {
            OrtApi.Release(OrtApi.ReleaseSession, handle);
            foreach (nint name in _names.Values)
            {
                Marshal.FreeCoTaskMem(name);
            }
        }
    }

    private static unsafe nint Load(string path, SessionOptions options)
    {
        nint text = Marshal.StringToCoTaskMemUTF8(path);
        nint made = 0;
        try
        {
            OrtApi.Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)OrtApi.CreateSession)(OrtEnvironment.Handle, text, options.Pointer, &made));
            return made;
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    private static unsafe nint Load(byte[] model, SessionOptions options)
    {
        nint made = 0;
        fixed (byte* bytes = model)
        {
            OrtApi.Check(((delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)OrtApi.CreateSessionFromArray)(
                OrtEnvironment.Handle, bytes, (nuint)model.Length, options.Pointer, &made));
        }

        return made;
    }

    private void Describe()
    {
        (InputNames, InputMetadata) = Describe(OrtApi.SessionGetInputCount, OrtApi.SessionGetInputName, OrtApi.SessionGetInputTypeInfo);
        (OutputNames, OutputMetadata) = Describe(OrtApi.SessionGetOutputCount, OrtApi.SessionGetOutputName, OrtApi.SessionGetOutputTypeInfo);
    }

    // The values are walked, not copied: a list is read in place, so that a run allocates nothing.
    private unsafe void Fill(nint* into, IReadOnlyCollection<string> names, IReadOnlyCollection<OrtValue> values)
    {
        if (names is not IReadOnlyList<string> nameList || values is not IReadOnlyList<OrtValue> valueList)
        {
            (nameList, valueList) = ([.. names], [.. values]);
        }

        for (int i = 0; i < nameList.Count; i++)
        {
            into[i] = _names.TryGetValue(nameList[i], out nint name) ? name : throw new ArgumentException($"The model has no '{nameList[i]}'.");
            into[nameList.Count + i] = valueList[i].Pointer;
        }
    }

    private unsafe (string[] Names, Dictionary<string, NodeMetadata> Metadata) Describe(nint countOf, nint nameOf, nint typeOf)
    {
        nuint count = 0;
        OrtApi.Check(((delegate* unmanaged<nint, nuint*, nint>)countOf)(_handle, &count));
        var names = new string[(int)count];
        var metadata = new Dictionary<string, NodeMetadata>();
        nint allocator = OrtApi.Create(OrtApi.GetAllocatorWithDefaultOptions);
        for (int i = 0; i < names.Length; i++)
        {
            nint text = 0;
            OrtApi.Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)nameOf)(_handle, (nuint)i, allocator, &text));
            names[i] = Marshal.PtrToStringUTF8(text)!;
            OrtApi.Check(((delegate* unmanaged<nint, nint, nint>)OrtApi.AllocatorFree)(allocator, text));
            _names.TryAdd(names[i], Marshal.StringToCoTaskMemUTF8(names[i]));
            nint type = 0;
            OrtApi.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)typeOf)(_handle, (nuint)i, &type));
            metadata[names[i]] = NodeDescription.Read(type);
            OrtApi.Release(OrtApi.ReleaseTypeInfo, type);
        }

        return (names, metadata);
    }
}
