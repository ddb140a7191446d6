using Microsoft.ML.OnnxRuntime;

namespace CxBridge.Media.Vad;

/// <summary>
/// Room for the windows of several calls that one run looks at. The memory is the model's own input and output: nothing is copied or allocated
/// for a run. One thread at a time.
/// </summary>
internal sealed class VadBatch : IDisposable
{
    private readonly VadModel _model;
    private readonly float[] _input;
    private readonly float[] _state;
    private readonly float[] _nextState;
    private readonly float[] _output;
    private readonly long[] _rate = [VadModel.Rate];
    private readonly OrtValue[][] _inputs;
    private readonly OrtValue[][] _outputs;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;

    /// <param name="model">The model.</param>
    /// <param name="most">Windows in one run.</param>
    public VadBatch(VadModel model, int most)
    {
        _model = model;
        Most = most;
        _input = GC.AllocateArray<float>(most * (model.Context + model.Window), pinned: true);
        _state = GC.AllocateArray<float>(most * model.Layers * model.Hidden, pinned: true);
        _nextState = GC.AllocateArray<float>(_state.Length, pinned: true);
        _output = GC.AllocateArray<float>(most, pinned: true);
        _inputs = new OrtValue[most + 1][];
        _outputs = new OrtValue[most + 1][];
        _inputNames = model.Inputs();
        _outputNames = model.Outputs();
    }

    /// <summary>Windows in one run.</summary>
    public int Most { get; }

    /// <summary>Where a call's context and window go.</summary>
    public Span<float> Input(int call) => _input.AsSpan(call * (_model.Context + _model.Window), _model.Context + _model.Window);

    /// <summary>Takes a call's state in; <paramref name="calls"/> is how many there are in this run, for they lie beside each other in each layer.</summary>
    public void SetState(int call, int calls, ReadOnlySpan<float> state)
    {
        for (int layer = 0; layer < _model.Layers; layer++)
        {
            state.Slice(layer * _model.Hidden, _model.Hidden).CopyTo(_state.AsSpan(((layer * calls) + call) * _model.Hidden));
        }
    }

    /// <summary>Gives a call its state back.</summary>
    public void GetState(int call, int calls, Span<float> state)
    {
        for (int layer = 0; layer < _model.Layers; layer++)
        {
            _nextState.AsSpan(((layer * calls) + call) * _model.Hidden, _model.Hidden).CopyTo(state[(layer * _model.Hidden)..]);
        }
    }

    /// <summary>How likely a call's window is speech.</summary>
    public float Output(int call) => _output[call];

    /// <summary>Runs the model over the first calls.</summary>
    public void Run(int calls) => _model.Run(_inputNames, _inputs[calls] ??= MakeInputs(calls), _outputNames, _outputs[calls] ??= MakeOutputs(calls));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OrtValue value in _inputs.Concat(_outputs).Where(values => values is not null).SelectMany(values => values))
        {
            value.Dispose();
        }
    }

    private OrtValue[] MakeInputs(int calls)
    {
        OrtValue input = Tensor(_input, [calls, _model.Context + _model.Window]);
        OrtValue state = Tensor(_state, [_model.Layers, calls, _model.Hidden]);
        return _model.AsksForRate ? [input, state, OrtValue.CreateTensorValueFromMemory(_rate, [])] : [input, state];
    }

    private OrtValue[] MakeOutputs(int calls) => [Tensor(_output, [calls, 1]), Tensor(_nextState, [_model.Layers, calls, _model.Hidden])];

    private static OrtValue Tensor(float[] memory, long[] shape) =>
        OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory.AsMemory(0, (int)shape.Aggregate(1L, (a, b) => a * b)), shape);
}
