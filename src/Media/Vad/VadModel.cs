using Microsoft.ML.OnnxRuntime;

namespace CxBridge.Media.Vad;

/// <summary>
/// A voice activity model: a recurrent network over windows of raw sound, one session for all calls.
/// <code>
/// input   [calls, context + window]   PCM / 32768; the context is the end of the window before
/// state   [layers, calls, hidden]     zero when a call begins
/// sr      [] int64                    only where the model asks for it (Silero)
/// output  [calls, 1]                  how likely the window is speech, 0 to 1
/// stateN  [layers, calls, hidden]     the next window's state
/// </code>
/// Two kinds are known: the product's own, whose shape says what its window is, and Silero's (v5: 256 new samples and 32 before them at 8 kHz, state
/// [2, calls, 128]). Runs may overlap.
/// </summary>
public sealed class VadModel : IDisposable
{
    private const int SampleRate = 8000;
    private const int SileroWindow = 256;
    private const int SileroContext = 32;
    private const int SileroHidden = 128;
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    private VadModel(string name, InferenceSession session)
    {
        _session = session;
        Name = name;
        string[] unknown = [.. session.InputNames.Except(["input", "state", "sr"])];
        if (unknown.Length > 0 || !session.InputNames.Contains("input") || !session.InputNames.Contains("state") || session.OutputNames.Count < 2)
        {
            throw new InvalidDataException($"The model takes ({string.Join(", ", session.InputNames)}); a voice activity model takes input and state, and sr where it is Silero's.");
        }

        int[] input = session.InputMetadata["input"].Dimensions;
        int[] state = session.InputMetadata["state"].Dimensions;
        AsksForRate = session.InputNames.Contains("sr");
        Layers = state.Length == 3 && state[0] > 0 ? state[0] : 2;
        Hidden = state.Length == 3 && state[2] > 0 ? state[2] : SileroHidden;
        (Window, Context) = input.Length == 2 && input[1] > AudioFrame.Samples ? (AudioFrame.Samples, input[1] - AudioFrame.Samples) : (SileroWindow, SileroContext);
    }

    /// <summary>File name, or the name of the product's own.</summary>
    public string Name { get; }

    /// <summary>New samples that one run takes.</summary>
    public int Window { get; }

    /// <summary>Samples before them that it takes again.</summary>
    public int Context { get; }

    /// <summary>Layers of the state.</summary>
    public int Layers { get; }

    /// <summary>Numbers in each layer.</summary>
    public int Hidden { get; }

    internal bool AsksForRate { get; }

    internal static long Rate => SampleRate;

    /// <summary>Loads a model file, such as <c>models/silero_vad.onnx</c>.</summary>
    /// <exception cref="InvalidDataException">It is no voice activity model, or cannot be read; the message names the file and says why.</exception>
    /// <exception cref="DllNotFoundException">ONNX Runtime is not here.</exception>
    public static VadModel Load(string path)
    {
        try
        {
            return Check(new VadModel(Path.GetFileName(path), new InferenceSession(path, Settings())));
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}' is not a voice activity model that can be used: {fault.Message}", fault);
        }
    }

    /// <summary>Loads the product's own model.</summary>
    /// <exception cref="DllNotFoundException">ONNX Runtime is not here.</exception>
    public static VadModel LoadOwn() => FromMemory(Own.OwnModel.Name, Own.OwnModel.ToOnnx(Own.OwnWeights.Embedded));

    /// <summary>Loads a model from memory.</summary>
    public static VadModel FromMemory(string name, byte[] onnx) => Check(new VadModel(name, new InferenceSession(onnx, Settings())));

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    internal void Run(IReadOnlyList<string> inputs, IReadOnlyList<OrtValue> inputValues, IReadOnlyList<string> outputs, IReadOnlyList<OrtValue> outputValues) =>
        _session.Run(_options, inputs, inputValues, outputs, outputValues);

    internal string[] Inputs() => AsksForRate ? ["input", "state", "sr"] : ["input", "state"];

    // The probability comes first, the state second; their names differ among exports.
    internal string[] Outputs() => [_session.OutputNames[0], _session.OutputNames[1]];

    // The model runs on the thread that asks: calls are batched, and spinning threads would take the cores of the media path.
    private static SessionOptions Settings()
    {
        var options = new SessionOptions { ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL, IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    // One run now: a model that cannot take what it will be given must not be found out by a call.
    private static VadModel Check(VadModel model)
    {
        using var batch = new VadBatch(model, 1);
        batch.Run(1);
        return model;
    }
}
