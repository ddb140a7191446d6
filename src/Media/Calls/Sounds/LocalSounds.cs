using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Media.Leaks;
using CxBridge.Media.Vad;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>Makes the sound of calls in this process; shared by all of them.</summary>
internal sealed class LocalSounds(
    IOptions<MediaOptions> options,
    ScreeningSettings screening,
    MediaPlane media,
    SpeechDetection detection,
    IRecordingStore recordings,
    ISpeechToText speechToText,
    ITextToSpeech textToSpeech,
    IDialogueFactory dialogues,
    FailureSpeech failureSpeech,
    MeteredCalls calls,
    TimeProvider time,
    ILogger<LocalSound> log) : ICallSounds
{
    public MediaOptions Options { get; } = options.Value;

    public ScreeningSettings Screening => screening;

    public SpeechDetection Detection => detection;

    public IRecordingStore Recordings => recordings;

    public ISpeechToText SpeechToText => speechToText;

    public ITextToSpeech TextToSpeech => textToSpeech;

    public IDialogueFactory Dialogues => dialogues;

    public FailureSpeech FailureSpeech => failureSpeech;

    public MeteredCalls Calls => calls;

    public TimeProvider Time => time;

    /// <inheritdoc/>
    public IReadOnlyList<string> Holds => [];

    /// <inheritdoc/>
    public bool IsHeld(CallPlace place) => false;

    /// <inheritdoc/>
    public void Move(int line, int slot)
    {
        // Nothing is kept for a place, here and below.
    }

    /// <inheritdoc/>
    public void Settle(ulong freeSlots, ulong freeLines)
    {
    }

    /// <inheritdoc/>
    public void Retire(CallPlace place)
    {
    }

    /// <summary>The same, at once.</summary>
    public LocalSound Open(SoundOrder order, ICallObserver observer)
    {
        _ = failureSpeech.For(order.Bot.Voice);
        AudioPort port = media.Open();
        var meter = new CallMeter();
        port.MeasureBy(meter);
        return new LocalSound(this, order, port, meter, observer, log);
    }

    /// <inheritdoc/>
    public Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken) =>
        Task.FromResult<ICallSound>(Open(order, observer));
}
