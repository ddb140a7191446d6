using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Options;

namespace CxBridge.Media.Calls;

/// <summary>What every call session works with; shared by all.</summary>
internal sealed class CallServices(
    IOptions<MediaOptions> options,
    ScreeningSettings screening,
    MediaPlane media,
    ISignalling signalling,
    IDialStore dial,
    IBotCatalog bots,
    ICarrierStore carriers,
    IRecordingStore recordings,
    ISpeechToText speechToText,
    ITextToSpeech textToSpeech,
    IDialogueFactory dialogues,
    FailureSpeech failureSpeech,
    AttemptCloser closer,
    GateDoubts doubts,
    TimeProvider time)
{
    public MediaOptions Options { get; } = options.Value;

    public ScreeningSettings Screening => screening;

    public MediaPlane Media => media;

    public ISignalling Signalling => signalling;

    public IDialStore Dial => dial;

    public IBotCatalog Bots => bots;

    public ICarrierStore Carriers => carriers;

    public IRecordingStore Recordings => recordings;

    public ISpeechToText SpeechToText => speechToText;

    public ITextToSpeech TextToSpeech => textToSpeech;

    public IDialogueFactory Dialogues => dialogues;

    public FailureSpeech FailureSpeech => failureSpeech;

    public AttemptCloser Closer => closer;

    public GateDoubts Doubts => doubts;

    public TimeProvider Time => time;
}
