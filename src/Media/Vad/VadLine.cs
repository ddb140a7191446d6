namespace CxBridge.Media.Vad;

/// <summary>One stream of sound by itself: each window is looked at as soon as it is complete, on the caller's thread.</summary>
public sealed class VadLine(VadModel model) : ISpeechProbability, IDisposable
{
    private readonly VadBatch _batch = new(model, 1);
    private readonly VadWindow _window = new(model);
    private float _probability;

    /// <inheritdoc/>
    public float Next(ReadOnlySpan<short> frame)
    {
        _window.Add(frame);
        while (_window.IsComplete)
        {
            _window.Take(_batch.Input(0));
            _batch.SetState(0, 1, _window.State);
            _batch.Run(1);
            _batch.GetState(0, 1, _window.State);
            _probability = _batch.Output(0);
        }

        return _probability;
    }

    /// <inheritdoc/>
    public void Dispose() => _batch.Dispose();
}
