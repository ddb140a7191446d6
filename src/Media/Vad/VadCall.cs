namespace CxBridge.Media.Vad;

/// <summary>
/// One call at the pool. The call and the pool take turns, by <see cref="_asked"/>:
/// <code>
/// call   0: fills the request, sets 1, submits
/// pool   1: reads the request, writes the answer, sets 0
/// </code>
/// </summary>
internal sealed class VadCall(VadPool pool, VadModel model) : ISpeechProbability
{
    private readonly VadWindow _window = new(model);
    private readonly float[] _request = new float[model.Context + model.Window];
    private float _probability;
    private int _asked;

    /// <inheritdoc/>
    public float Next(ReadOnlySpan<short> frame)
    {
        if (pool.IsBroken)
        {
            return float.NaN;
        }

        // Read first: the pool may be quicker than this thread, and an answer would then be one frame old for some calls and none for others.
        float answer = Volatile.Read(ref _probability);
        _window.Add(frame);
        if (Volatile.Read(ref _asked) == 0 && _window.IsComplete)
        {
            _window.Take(_request);
            Volatile.Write(ref _asked, 1);
            pool.Submit(this);
        }

        return answer;
    }

    internal void Give(VadBatch batch, int call, int calls)
    {
        _request.CopyTo(batch.Input(call));
        batch.SetState(call, calls, _window.State);
    }

    internal void Take(VadBatch batch, int call, int calls)
    {
        batch.GetState(call, calls, _window.State);
        Volatile.Write(ref _probability, batch.Output(call));
        Volatile.Write(ref _asked, 0);
    }
}
