using CxBridge.Media.Vad.Own;
using CxBridge.Training.Vad.Sound;

namespace CxBridge.Training.Vad.Network;

/// <summary>Learns from clips. The same clips and seed give the same weights on the same kind of processor.</summary>
internal static class Trainer
{
    private const int Dense = 32;
    private const int Hidden = 32;
    private const int ClipsAStep = 8;
    private const double FirstRate = 4e-3;

    public static OwnWeights Learn(IReadOnlyList<Clip> clips, int epochs, int seed, TextWriter progress)
    {
        float[][][] bands = [.. clips.Select(Bands.Of)];
        var weights = new OwnWeights();
        (float[] mean, float[] scale) = Normalise(bands);
        weights.Set("mean", mean.Length, 1, mean);
        weights.Set("scale", scale.Length, 1, scale);

        var random = new Random(seed);
        var network = new VoiceNetwork(Dense, Hidden, random);
        progress.WriteLine($"{clips.Count} clips, {clips.Sum(clip => clip.IsSpeech.Length) / 50 / 60.0:0.#} min, {network.Size} weights");
        int[] order = [.. Enumerable.Range(0, clips.Count)];
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            double loss = 0;
            double rate = FirstRate * 0.5 * (1 + Math.Cos(Math.PI * epoch / epochs));
            foreach (int[] some in order.Chunk(ClipsAStep))
            {
                loss += some.Sum(clip => network.Learn(bands[clip], clips[clip].IsSpeech));
                network.Descend(rate, ++step, some.Length);
            }

            progress.WriteLine($"epoch {epoch + 1,2}: loss {loss / clips.Count:0.0000}");
        }

        network.WriteTo(weights);
        return weights;
    }

    // Each band to mean 0 and deviation 1 over all clips, in place.
    private static (float[] Mean, float[] Scale) Normalise(float[][][] bands)
    {
        var mean = new float[SpeechSpectrum.Bands];
        var scale = new float[SpeechSpectrum.Bands];
        for (int band = 0; band < mean.Length; band++)
        {
            double[] values = [.. bands.SelectMany(clip => clip).Select(frame => (double)frame[band])];
            double average = values.Average();
            double deviation = Math.Sqrt(values.Sum(value => (value - average) * (value - average)) / values.Length);
            (mean[band], scale[band]) = ((float)average, (float)(1 / deviation));
        }

        foreach (float[] frame in bands.SelectMany(clip => clip))
        {
            for (int band = 0; band < mean.Length; band++)
            {
                frame[band] = (frame[band] - mean[band]) * scale[band];
            }
        }

        return (mean, scale);
    }
}
