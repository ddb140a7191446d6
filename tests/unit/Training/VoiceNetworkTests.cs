using CxBridge.Media.Vad;
using CxBridge.Media.Vad.Own;
using CxBridge.Training.Vad.Network;
using CxBridge.Training.Vad.Sound;

namespace CxBridge.Tests.Unit.Training;

public class VoiceNetworkTests
{
    [Fact]
    public void Gradient_IsTheSlopeOfTheLoss()
    {
        var random = new Random(1);
        var network = new VoiceNetwork(dense: 5, hidden: 4, random);
        float[][] bands = [.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, SpeechSpectrum.Bands).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray())];
        bool[] labels = [.. Enumerable.Range(0, 12).Select(i => i % 5 < 2)];
        network.Learn(bands, labels);
        foreach ((Matrix matrix, float[] gradient) in network.Matrices.Zip(network.Matrices.Select(matrix => matrix.Gradient.ToArray()).ToArray()))
        {
            for (int i = 0; i < gradient.Length; i += 3)
            {
                const float Nudge = 1e-2f;
                float value = matrix.Values[i];
                matrix.Values[i] = value + Nudge;
                double above = network.Learn(bands, labels);
                matrix.Values[i] = value - Nudge;
                double below = network.Learn(bands, labels);
                matrix.Values[i] = value;
                Assert.Equal((above - below) / (2 * Nudge), gradient[i], 2e-3);
            }
        }
    }

    [Fact]
    public void Graph_ComputesWhatTheNetworkLearnt()
    {
        var random = new Random(2);
        var clip = new Clip([.. Enumerable.Range(0, 4000).Select(i => (short)(random.Next(-3000, 3000) + (5000 * Math.Sin(i * 0.2))))], new bool[25], NoiseKind.White, 0);
        var network = new VoiceNetwork(dense: 8, hidden: 6, random);
        var weights = new OwnWeights();
        network.WriteTo(weights);
        weights.Set("mean", SpeechSpectrum.Bands, 1, [.. Enumerable.Repeat(-3f, SpeechSpectrum.Bands)]);
        weights.Set("scale", SpeechSpectrum.Bands, 1, [.. Enumerable.Repeat(0.5f, SpeechSpectrum.Bands)]);
        float[][] normal = [.. Bands.Of(clip).Select(frame => frame.Select(band => (band + 3) * 0.5f).ToArray())];

        using VadModel model = VadModel.FromMemory("test", OwnModel.ToOnnx(weights));
        using var line = new VadLine(model);
        Assert.All(network.Forward(normal).Zip(clip.Samples.Chunk(160)), pair => Assert.Equal(pair.First, line.Next(pair.Second), 1e-4));
    }
}
