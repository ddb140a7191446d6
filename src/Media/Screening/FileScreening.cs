using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Screening;

/// <summary>Screens a recording with the code that screens calls, faster than it was spoken and with the same result on every machine.</summary>
public static class FileScreening
{
    /// <summary>How long a recogniser is taken to need for the first words: what it has in a call on a busy host.</summary>
    public static TimeSpan WordsLag { get; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Screens 8 kHz samples from the answer on.</summary>
    /// <param name="samples">The sound.</param>
    /// <param name="settings">Thresholds.</param>
    /// <param name="language">BCP 47 tag of what is expected to be spoken.</param>
    /// <param name="speech">The recogniser, or null for the rhythm alone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<FileVerdict> RunAsync(
        ReadOnlyMemory<short> samples, ScreeningSettings settings, string language, ISpeechToText? speech, CancellationToken cancellationToken)
    {
        await using var screening = new SoundScreening(settings, language, speech, WordsLag);
        ScreeningVerdict? first = null;
        for (int at = 0; at + AudioFrame.Samples <= samples.Length; at += AudioFrame.Samples)
        {
            if (screening.AwaitsWords)
            {
                await screening.WaitForWordsAsync(cancellationToken);
            }

            ScreeningVerdict? verdict = screening.Process(samples.Span.Slice(at, AudioFrame.Samples));
            first ??= verdict;
        }

        ScreeningVerdict last = screening.Verdict ?? Ended(screening, samples.Length);
        return new FileVerdict(first ?? last, last, screening.BeepAt);
    }

    private static ScreeningVerdict Ended(SoundScreening screening, int samples)
    {
        var length = TimeSpan.FromSeconds((double)samples / AudioFrame.SampleRate);
        return new ScreeningVerdict(AnsweredBy.Unknown, $"ENDED-{length.TotalMilliseconds:F0}", length) { Voiced = screening.Voiced, Words = screening.Words };
    }
}
