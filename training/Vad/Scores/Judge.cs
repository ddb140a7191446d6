using CxBridge.Media.Turns;
using CxBridge.Media.Vad;
using CxBridge.Training.Vad.Sound;

namespace CxBridge.Training.Vad.Scores;

/// <summary>Lets detectors hear clips.</summary>
public static class Judge
{
    private const int FrameSamples = 160;

    /// <summary>A model's probability for each frame.</summary>
    public static FrameScores Model(VadModel model, IReadOnlyList<Clip> clips, double threshold = 0.5) =>
        FrameScores.Of(clips.SelectMany(clip => Hear(model, clip).Zip(clip.IsSpeech)), threshold);

    /// <summary>A plain energy threshold, in the way most favourable to it: the threshold that is best for these very clips.</summary>
    public static FrameScores Energy(IReadOnlyList<Clip> clips)
    {
        (double, bool)[] frames = [.. clips.SelectMany(clip => clip.Samples.Chunk(FrameSamples).Select(Level).Zip(clip.IsSpeech))];
        return FrameScores.Of(frames, Enumerable.Range(-70, 60).Select(dB => (double)dB).MinBy(dB => FrameScores.Of(frames, dB) is var score ? score.Missed + score.FalseAlarms : 2));
    }

    /// <summary>The detector that does without a model: level above the noise floor, and pitch.</summary>
    public static FrameScores Pitch(IReadOnlyList<Clip> clips) => FrameScores.Of(clips.SelectMany(clip => HearPitch(clip).Zip(clip.IsSpeech)), 0.5);

    private static IEnumerable<double> Hear(VadModel model, Clip clip)
    {
        using var line = new VadLine(model);
        return [.. clip.Samples.Chunk(FrameSamples).Select(frame => (double)line.Next(frame))];
    }

    private static IEnumerable<double> HearPitch(Clip clip)
    {
        var detector = new VoiceActivityDetector(8000);
        foreach (short[] frame in clip.Samples.Chunk(FrameSamples))
        {
            detector.Process(frame);
            yield return detector.IsSpeech ? 1 : 0;
        }
    }

    private static double Level(short[] frame) => 10 * Math.Log10((frame.Sum(sample => (double)sample * sample) / frame.Length / (32768.0 * 32768.0)) + 1e-10);
}
