namespace CxBridge.Media.Turns;

/// <summary>A turn of the caller that is over. Times are frames of the media clock.</summary>
/// <param name="Text">All that was understood; empty when nothing was.</param>
/// <param name="Confidence">Of the least certain part.</param>
/// <param name="Start">First frame of the speech.</param>
/// <param name="End">Frame after its last.</param>
/// <param name="TranscribedAt">When the last final transcript came.</param>
internal sealed record CallerSpeech(string Text, double Confidence, long Start, long End, long TranscribedAt);
