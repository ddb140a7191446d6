using CxBridge.Media.Vad.Own;
using CxBridge.Training.Vad.Sound;

namespace CxBridge.Training.Vad.Network;

/// <summary>What the model hears of a clip, as its graph computes it.</summary>
internal static class Bands
{
    private const int FrameSamples = 160;
    private static readonly float[] s_waves = Transpose(SpeechSpectrum.Basis, SpeechSpectrum.Window, SpeechSpectrum.Waves);
    private static readonly float[] s_triangles = Transpose(SpeechSpectrum.Triangles, SpeechSpectrum.Waves, SpeechSpectrum.Bands);

    /// <summary>Logarithms of the bands, frame by frame.</summary>
    public static float[][] Of(Clip clip)
    {
        var frames = new float[clip.IsSpeech.Length][];
        var window = new float[SpeechSpectrum.Window];
        var power = new float[SpeechSpectrum.Waves];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            int end = (frame + 1) * FrameSamples;
            for (int i = 0; i < window.Length; i++)
            {
                int at = end - window.Length + i;
                window[i] = at < 0 ? 0 : clip.Samples[at] / 32768f;
            }

            for (int wave = 0; wave < power.Length; wave++)
            {
                float value = Vectors.Dot(s_waves.AsSpan(wave * window.Length, window.Length), window);
                power[wave] = value * value;
            }

            frames[frame] = new float[SpeechSpectrum.Bands];
            for (int band = 0; band < SpeechSpectrum.Bands; band++)
            {
                frames[frame][band] = MathF.Log(Vectors.Dot(s_triangles.AsSpan(band * power.Length, power.Length), power) + SpeechSpectrum.Faintest);
            }
        }

        return frames;
    }

    private static float[] Transpose(float[] matrix, int rows, int columns)
    {
        var turned = new float[matrix.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                turned[(column * rows) + row] = matrix[(row * columns) + column];
            }
        }

        return turned;
    }
}
