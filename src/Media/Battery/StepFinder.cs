namespace CxBridge.Media.Battery;

/// <summary>
/// Says what the jumps between segments are. The recording became
/// <code>
/// later, and what was said is there twice        frames doubled
/// later, with anything else in between           stretched, or something put in
/// earlier by 18 ms or more, while speaking       frames cut out
/// earlier by less                                shortened
/// </code>
/// A jump that fits into a pause costs nobody a word.
/// </summary>
internal sealed class StepFinder(BatterySound reference, DelayMap map, SpeechMask mask, FrameMatcher matcher)
{
    private const int FrameStep = 144;
    private const int LeastPause = 400;
    private const int Around = 3;
    private const double Twice = 0.8;

    /// <summary>Frames left out.</summary>
    public int Cut { get; private set; }

    /// <summary>Frames heard twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>All steps.</summary>
    public List<DelayStep> Steps { get; } = [];

    /// <summary>Where <see cref="FrameMatcher"/> has to expect them.</summary>
    public List<(int At, int Blocks)> Seams { get; } = [];

    /// <summary>Goes through the segments.</summary>
    public void Run()
    {
        for (int i = 1; i < map.Segments.Count; i++)
        {
            DelaySegment before = map.Segments[i - 1];
            DelaySegment after = map.Segments[i];
            double step = after.First - before.Last;
            int frames = (int)Math.Round(Math.Abs(step) / AudioFrame.Samples);
            int pause = mask.Pause(before.To - AudioFrame.Samples, after.From + AudioFrame.Samples);
            StepPlace place = pause >= Math.Max(LeastPause, Math.Min(Math.Abs(step), Math.Abs(after.From - before.To))) ? StepPlace.InPause : StepPlace.InSpeech;
            Steps.Add(new DelayStep((before.To + before.Last) * 1000 / AudioFrame.SampleRate, step * 1000 / AudioFrame.SampleRate, place));
            if (place == StepPlace.InPause)
            {
                continue;
            }

            Seams.Add(((before.To + after.From) / 2, (int)Math.Ceiling(Math.Abs(step) / SpeechMask.Block) + 1));
            if (step <= -FrameStep)
            {
                Cut += frames;
            }
            else if (step >= FrameStep && IsDoubled(before, after))
            {
                Doubled += frames;
            }
        }
    }

    // Some frame near the seam is there at both delays.
    private bool IsDoubled(DelaySegment before, DelaySegment after)
    {
        int to = Math.Min(after.From + (Around * AudioFrame.Samples), reference.Length - AudioFrame.Samples);
        for (int at = Math.Max(0, before.To - (Around * AudioFrame.Samples)); at <= to; at += SpeechMask.Block)
        {
            if (mask.Heard(at) && matcher.IsAt(at, AudioFrame.Samples, before.Last, Twice) && matcher.IsAt(at, AudioFrame.Samples, after.First, Twice))
            {
                return true;
            }
        }

        return false;
    }
}
