using CxBridge.Media.Vad.Own;

namespace CxBridge.Training.Vad.Network;

/// <summary>
/// The model while it learns: forward over a sequence, and backward through time. GRU as ONNX defines it with linear_before_reset.
/// <code>
/// d  = relu(x D + b)
/// z  = s(d Wz + h Rz + bz)     r = s(d Wr + h Rr + br)     n = tanh(d Wn + bn + r (h Rn + cn))
/// h' = (1 - z) n + z h         p = s(h' o + b)
/// </code>
/// </summary>
internal sealed class VoiceNetwork
{
    private const int Inputs = SpeechSpectrum.Bands;
    private readonly int _dense;
    private readonly int _hidden;
    private readonly Matrix _denseWeight;
    private readonly Matrix _denseBias;
    private readonly Matrix _w;
    private readonly Matrix _r;
    private readonly Matrix _bias;
    private readonly Matrix _out;
    private readonly Matrix _outBias;
    private readonly Matrix[] _all;

    public VoiceNetwork(int dense, int hidden, Random random)
    {
        (_dense, _hidden) = (dense, hidden);
        double spread = 1 / Math.Sqrt(hidden);
        // Rows are what a unit listens to, so that each product is over neighbours in memory.
        _denseWeight = new Matrix(dense, Inputs, 1 / Math.Sqrt(Inputs), random);
        _denseBias = new Matrix(dense, 1, 0, random);
        _w = new Matrix(3 * hidden, dense, spread, random);
        _r = new Matrix(3 * hidden, hidden, spread, random);
        _bias = new Matrix(6 * hidden, 1, 0, random);
        _out = new Matrix(hidden, 1, spread, random);
        _outBias = new Matrix(1, 1, 0, random);
        _all = [_denseWeight, _denseBias, _w, _r, _bias, _out, _outBias];
    }

    /// <summary>All that is learnt.</summary>
    public IReadOnlyList<Matrix> Matrices => _all;

    /// <summary>Numbers that are learnt.</summary>
    public int Size => _all.Sum(matrix => matrix.Values.Length);

    /// <summary>How likely each frame is speech.</summary>
    /// <param name="bands">Normal bands, frame by frame.</param>
    public float[] Forward(float[][] bands) => Run(bands).Select(step => step.P).ToArray();

    /// <summary>Adds the gradient of one sequence.</summary>
    /// <returns>The loss: mean cross entropy, nats.</returns>
    public double Learn(float[][] bands, bool[] labels)
    {
        Step[] steps = Run(bands);
        double loss = 0;
        var next = new float[_hidden];
        for (int t = steps.Length - 1; t >= 0; t--)
        {
            float wanted = labels[t] ? 1 : 0;
            loss -= Math.Log(Math.Max(1e-7, labels[t] ? steps[t].P : 1 - steps[t].P));
            next = Backward(bands[t], steps[t], t > 0 ? steps[t - 1].H : new float[_hidden], (steps[t].P - wanted) / steps.Length, next);
        }

        return loss / steps.Length;
    }

    /// <summary>Goes a step down the gradient that was added up.</summary>
    public void Descend(double rate, int step, int sequences)
    {
        double length = Math.Sqrt(_all.Sum(matrix => matrix.Gradient.Sum(g => (double)g * g))) / sequences;
        float scale = (float)(Math.Min(1, 1 / Math.Max(1e-9, length)) / sequences);
        foreach (Matrix matrix in _all)
        {
            matrix.Step(rate, step, scale);
        }
    }

    /// <summary>The weights, as the model's graph wants them.</summary>
    public void WriteTo(OwnWeights weights)
    {
        var transposed = new float[Inputs * _dense];
        for (int row = 0; row < _dense; row++)
        {
            for (int column = 0; column < Inputs; column++)
            {
                transposed[(column * _dense) + row] = _denseWeight.Values[(row * Inputs) + column];
            }
        }

        weights.Set("dense.weight", Inputs, _dense, transposed);
        weights.Set("dense.bias", _dense, 1, _denseBias.Values);
        weights.Set("gru.w", 3 * _hidden, _dense, _w.Values);
        weights.Set("gru.r", 3 * _hidden, _hidden, _r.Values);
        weights.Set("gru.b", 6 * _hidden, 1, _bias.Values);
        weights.Set("out.weight", _hidden, 1, _out.Values);
        weights.Set("out.bias", 1, 1, _outBias.Values);
    }

    private Step[] Run(float[][] bands)
    {
        var steps = new Step[bands.Length];
        var h = new float[_hidden];
        for (int t = 0; t < bands.Length; t++)
        {
            steps[t] = Forward(bands[t], h);
            h = steps[t].H;
        }

        return steps;
    }

    private Step Forward(float[] x, float[] h)
    {
        var step = new Step(new float[_dense], new float[_hidden], new float[_hidden], new float[_hidden], new float[_hidden], new float[_hidden], 0);
        for (int i = 0; i < _dense; i++)
        {
            step.D[i] = Math.Max(0, Vectors.Dot(_denseWeight.Row(i), x) + _denseBias.Values[i]);
        }

        float sum = _outBias.Values[0];
        for (int i = 0; i < _hidden; i++)
        {
            int reset = _hidden + i;
            int candidate = (2 * _hidden) + i;
            step.Z[i] = Sigmoid(Vectors.Dot(_w.Row(i), step.D) + Vectors.Dot(_r.Row(i), h) + _bias.Values[i] + _bias.Values[(3 * _hidden) + i]);
            step.R[i] = Sigmoid(Vectors.Dot(_w.Row(reset), step.D) + Vectors.Dot(_r.Row(reset), h) + _bias.Values[reset] + _bias.Values[(3 * _hidden) + reset]);
            step.Memory[i] = Vectors.Dot(_r.Row(candidate), h) + _bias.Values[(3 * _hidden) + candidate];
            step.N[i] = MathF.Tanh(Vectors.Dot(_w.Row(candidate), step.D) + _bias.Values[candidate] + (step.R[i] * step.Memory[i]));
            step.H[i] = ((1 - step.Z[i]) * step.N[i]) + (step.Z[i] * h[i]);
            sum += step.H[i] * _out.Values[i];
        }

        return step with { P = Sigmoid(sum) };
    }

    private float[] Backward(float[] x, Step step, float[] before, float error, float[] next)
    {
        var dense = new float[_dense];
        var earlier = new float[_hidden];
        _outBias.Gradient[0] += error;
        for (int i = 0; i < _hidden; i++)
        {
            _out.Gradient[i] += error * step.H[i];
            float h = (error * _out.Values[i]) + next[i];
            float n = h * (1 - step.Z[i]) * (1 - (step.N[i] * step.N[i]));
            float z = h * (before[i] - step.N[i]) * step.Z[i] * (1 - step.Z[i]);
            float r = n * step.Memory[i] * step.R[i] * (1 - step.R[i]);
            earlier[i] += h * step.Z[i];
            Unit(i, z, z);
            Unit(_hidden + i, r, r);
            Unit((2 * _hidden) + i, n, n * step.R[i]);
        }

        for (int i = 0; i < _dense; i++)
        {
            if (step.D[i] > 0)
            {
                _denseBias.Gradient[i] += dense[i];
                Vectors.Add(_denseWeight.GradientRow(i), dense[i], x);
            }
        }

        return earlier;

        void Unit(int row, float fromInput, float fromMemory)
        {
            _bias.Gradient[row] += fromInput;
            _bias.Gradient[(3 * _hidden) + row] += fromMemory;
            Vectors.Add(_w.GradientRow(row), fromInput, step.D);
            Vectors.Add(_r.GradientRow(row), fromMemory, before);
            Vectors.Add(dense, fromInput, _w.Row(row));
            Vectors.Add(earlier, fromMemory, _r.Row(row));
        }
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private sealed record Step(float[] D, float[] Z, float[] R, float[] N, float[] Memory, float[] H, float P);
}
