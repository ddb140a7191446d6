using CxBridge.Media.Turns;

namespace CxBridge.Media.Vad;

/// <summary>Where somebody speaks in a recording, by the detector that calls use.</summary>
public static class SpeechSegments
{
    /// <summary>Finds the segments.</summary>
    /// <param name="samples">8 kHz; an unfinished frame at the end is left out.</param>
    /// <param name="detector">A fresh detector.</param>
    public static IReadOnlyList<(TimeSpan Start, TimeSpan End)> Of(ReadOnlySpan<short> samples, VoiceActivityDetector detector)
    {
        var segments = new List<(TimeSpan, TimeSpan)>();
        TimeSpan start = TimeSpan.Zero;
        int frames = samples.Length / AudioFrame.Samples;
        for (int frame = 0; frame < frames; frame++)
        {
            switch (detector.Process(samples.Slice(frame * AudioFrame.Samples, AudioFrame.Samples)))
            {
                case VoiceActivity.Started:
                    start = AudioFrame.Time(frame + 1 - detector.OnsetAge);
                    break;
                case VoiceActivity.Stopped:
                    segments.Add((start, AudioFrame.Time(frame + 1 - detector.SinceSpeech)));
                    break;
            }
        }

        if (detector.IsSpeaking)
        {
            segments.Add((start, AudioFrame.Time(frames - detector.SinceSpeech)));
        }

        return segments;
    }
}
