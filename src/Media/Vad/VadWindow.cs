namespace CxBridge.Media.Vad;

/// <summary>Gathers the frames of one call into the model's windows, each with the end of the one before it.</summary>
internal sealed class VadWindow(VadModel model)
{
    private const int WindowsKept = 4;
    private readonly float[] _samples = new float[model.Context + (WindowsKept * model.Window) + AudioFrame.Samples];
    private int _count = model.Context;

    /// <summary>The call's state.</summary>
    public float[] State { get; } = new float[model.Layers * model.Hidden];

    /// <summary>A window is complete.</summary>
    public bool IsComplete => _count >= model.Context + model.Window;

    /// <summary>Takes a frame. When nobody takes windows, the oldest sound is let go.</summary>
    public void Add(ReadOnlySpan<short> frame)
    {
        if (_count + frame.Length > _samples.Length)
        {
            Drop(model.Window);
        }

        for (int i = 0; i < frame.Length; i++)
        {
            _samples[_count + i] = frame[i] / 32768f;
        }

        _count += frame.Length;
    }

    /// <summary>Takes the oldest complete window.</summary>
    public void Take(Span<float> into)
    {
        _samples.AsSpan(0, model.Context + model.Window).CopyTo(into);
        Drop(model.Window);
    }

    private void Drop(int samples)
    {
        _samples.AsSpan(samples, _count - samples).CopyTo(_samples);
        _count -= samples;
    }
}
