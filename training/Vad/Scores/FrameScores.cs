namespace CxBridge.Training.Vad.Scores;

/// <summary>How well values, higher for speech, tell the frames of clips apart.</summary>
/// <param name="Area">Chance that a frame of speech has a higher value than another frame (area under the ROC curve), 0.5 to 1.</param>
/// <param name="EqualError">Share of speech missed and of other frames taken for it, where a threshold makes both equal.</param>
/// <param name="Missed">Share of speech missed at the threshold in use.</param>
/// <param name="FalseAlarms">Share of other frames taken for speech at the threshold in use.</param>
public sealed record FrameScores(double Area, double EqualError, double Missed, double FalseAlarms)
{
    /// <summary>Scores values against labels.</summary>
    public static FrameScores Of(IEnumerable<(double Value, bool IsSpeech)> frames, double threshold)
    {
        (double Value, bool IsSpeech)[] sorted = [.. frames.OrderBy(frame => frame.Value)];
        double speech = sorted.Count(frame => frame.IsSpeech);
        double other = sorted.Length - speech;
        double area = 0;
        double below = 0;
        double speechBelow = 0;
        double equalError = 1;
        double nearest = double.MaxValue;
        foreach ((_, bool isSpeech) in sorted)
        {
            (below, speechBelow) = isSpeech ? (below, speechBelow + 1) : (below + 1, speechBelow);
            area += isSpeech ? below : 0;
            (double missed, double alarms) = (speechBelow / speech, 1 - (below / other));
            if (Math.Abs(missed - alarms) < nearest)
            {
                (nearest, equalError) = (Math.Abs(missed - alarms), (missed + alarms) / 2);
            }
        }

        return new FrameScores(
            area / (speech * other), equalError, sorted.Count(frame => frame.IsSpeech && frame.Value < threshold) / speech, sorted.Count(frame => !frame.IsSpeech && frame.Value >= threshold) / other);
    }
}
