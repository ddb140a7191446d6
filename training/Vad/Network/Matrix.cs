namespace CxBridge.Training.Vad.Network;

/// <summary>Weights with their gradient and the two running means of Adam (Kingma and Ba, 2015).</summary>
internal sealed class Matrix
{
    private const float Momentum = 0.9f;
    private const float Steadiness = 0.999f;
    private readonly float[] _mean;
    private readonly float[] _square;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="spread">Weights begin between minus and plus this.</param>
    /// <param name="random">Where.</param>
    public Matrix(int rows, int columns, double spread, Random random)
    {
        (Rows, Columns) = (rows, columns);
        Values = [.. Enumerable.Range(0, rows * columns).Select(_ => (float)(((random.NextDouble() * 2) - 1) * spread))];
        Gradient = new float[Values.Length];
        _mean = new float[Values.Length];
        _square = new float[Values.Length];
    }

    public int Rows { get; }

    public int Columns { get; }

    public float[] Values { get; }

    public float[] Gradient { get; }

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public Span<float> GradientRow(int row) => Gradient.AsSpan(row * Columns, Columns);

    /// <summary>Goes a step down the gradient, and clears it.</summary>
    public void Step(double rate, int step, float scale)
    {
        float correctedRate = (float)(rate * Math.Sqrt(1 - Math.Pow(Steadiness, step)) / (1 - Math.Pow(Momentum, step)));
        for (int i = 0; i < Values.Length; i++)
        {
            float gradient = Gradient[i] * scale;
            _mean[i] = (Momentum * _mean[i]) + ((1 - Momentum) * gradient);
            _square[i] = (Steadiness * _square[i]) + ((1 - Steadiness) * gradient * gradient);
            Values[i] -= correctedRate * _mean[i] / (MathF.Sqrt(_square[i]) + 1e-8f);
        }

        Array.Clear(Gradient);
    }
}
