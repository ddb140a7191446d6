using System.Net;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Conversation.OptOut;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Leaks;
using CxBridge.Media.Screening;
using CxBridge.Media.Turns;
using Microsoft.Extensions.Logging;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>The sound of one call, made in this process.</summary>
#pragma warning disable CA1001 // EndAsync lets go of the conversation.
internal sealed partial class LocalSound(LocalSounds shared, SoundOrder order, AudioPort port, CallMeter meter, ICallObserver observer, ILogger<LocalSound> log) : ICallSound
#pragma warning restore CA1001
{
    private static readonly TimeSpan LetGo = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestApology = TimeSpan.FromSeconds(15);
    private EarlyEar? _early;
    private CallListener? _listener;
    private CallScreener? _screener;
    private MachineMessage? _message;
    private Conversation? _conversation;
    private volatile string? _recording;
    private Task _attaching = Task.CompletedTask;

    /// <inheritdoc/>
    public IPEndPoint Local => port.Local;

    /// <summary>What RTP saw so far.</summary>
    public MediaStatistics Statistics => port.Statistics with { EarlySoundMilliseconds = _early?.Heard.TotalMilliseconds ?? 0 };

    private ScreeningSettings Screening => order.Screening ?? shared.Screening;

    /// <summary>The media clock.</summary>
    public TimeSpan Clock => port.Clock;

    /// <summary>All that was said so far; another object whenever it is more, null before the first words.</summary>
    public ConversationResult? SoFar => _listener?.SoFar;

    /// <inheritdoc/>
    public void Early(AgreedMedia media)
    {
        if (_listener is not null)
        {
            return;
        }

        if (_early is null)
        {
            _early = new EarlyEar(new EarlyScreening(Screening, order.Bot.Language, shared.SpeechToText), observer);
            port.Listen(_early);
        }

        port.Preview(media);
    }

    /// <inheritdoc/>
    public void Answer(AgreedMedia media)
    {
        ScreeningSettings screening = Screening;
        shared.Calls.Add(new MeteredCall(order.Attempt, meter, observer.MediaFailed));
        _message = order.MachineMessage is { } text ? new(port, shared.TextToSpeech, new(text, order.Bot.Voice, AudioFrame.SampleRate), observer) : null;
        _screener = new CallScreener(new SoundScreening(screening, order.Bot.Language, shared.SpeechToText), _message, screening.BeepTimeout);
        _listener = new CallListener(port, shared.Detection.Open(), _screener, shared.Options.MediaTimeout, observer);
        _listener.Hear(FarEnds.Of(media));
        Record();
        port.Listen(_listener);
        port.Connect(media);
    }

    /// <inheritdoc/>
    public void Change(AgreedMedia media)
    {
        port.Connect(media);
        _listener?.Hear(FarEnds.Of(media));
    }

    /// <inheritdoc/>
    public void Press(char digit) => port.Press(digit);

    /// <inheritdoc/>
    public void Attach() => _attaching = AttachAsync();

    /// <inheritdoc/>
    public Task PlayAsync(ReadOnlyMemory<short> message, CancellationToken cancellationToken) => port.PlayAsync(message, cancellationToken);

    /// <inheritdoc/>
    public void TransferCompleted(bool accepted) => _listener?.TransferCompleted(accepted);

    /// <inheritdoc/>
    public async Task<SoundEnd> EndAsync()
    {
        try
        {
            return await LetGoAsync();
        }
        finally
        {
            shared.Calls.Remove(meter);
        }
    }

    private async Task<SoundEnd> LetGoAsync()
    {
        await BoundedAsync(port.DisposeAsync().AsTask(), LetGo + LetGo);
        await BoundedAsync(Task.WhenAll(_attaching, _message?.EndAsync() ?? Task.CompletedTask), LetGo);
        var end = new SoundEnd(_listener?.Finish(), Statistics, _recording, port.RecordingFailure);
        if (_conversation is not null)
        {
            await BoundedAsync(_conversation.DisposeAsync().AsTask(), LetGo);
        }

        if (_screener is not null)
        {
            await BoundedAsync(_screener.DisposeAsync().AsTask(), LetGo);
        }

        if (_early is not null)
        {
            await BoundedAsync(_early.DisposeAsync().AsTask(), LetGo);
        }

        return end;
    }

    private void Record()
    {
        string path = shared.Recordings.PathFor(order.Attempt);
        _recording = path;
        port.Record(() => shared.Recordings.Create(path), fault =>
        {
            _recording = null;
            observer.NotRecorded(fault);
        });
    }

    private async Task AttachAsync()
    {
        meter.Begin();

        // Not on the frame's thread: a recogniser may take its time to open.
        await Task.Yield();
        try
        {
            ISpeechRecognition recognition = shared.SpeechToText.Open(order.Bot.Language);
            OptOutRule? optOut = order.OptOut is { } offer ? OptOutRule.Of(order.Bot, offer.Key) : null;
            _conversation = new Conversation(new ConversationSetup
            {
                Bot = order.Bot,
                Dialogue = OpenDialogue(recognition, optOut),
                OptOut = optOut,
                Recognition = recognition,
                TextToSpeech = shared.TextToSpeech,
                Playout = port.Playout,
                Detector = _listener!.Detector,
                Host = _listener,
                FailureSentence = shared.Options.FailureSentence,
                FailureSound = shared.FailureSpeech.For(order.Bot.Voice),
                TransferFailedSentence = shared.Options.TransferFailedSentence,
            });
            _listener.Attach(_conversation);
            observer.Attached();
        }
#pragma warning disable CA1031 // A provider that cannot begin is answered like one that fails later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            observer.ProviderFailed(fault);
            await ApologiseAsync();
            observer.MediaFailed(fault);
        }
    }

    private IDialogue OpenDialogue(ISpeechRecognition recognition, OptOutRule? optOut)
    {
        try
        {
            IDialogue bot = shared.Dialogues.Open(order.Bot, order.Facts);
            return optOut is null ? bot : new OptOutDialogue(bot, optOut);
        }
        catch
        {
            _ = recognition.DisposeAsync().AsTask();
            throw;
        }
    }

    private async Task ApologiseAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(LongestApology, shared.Time);
            await port.PlayAsync(shared.FailureSpeech.For(order.Bot.Voice), patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The callee has gone, or the sentence is too long; either way the call ends now.
        }
    }

    private async Task BoundedAsync(Task task, TimeSpan limit)
    {
        try
        {
            await task.WaitAsync(limit, shared.Time);
        }
#pragma warning disable CA1031 // What cannot be let go of must not keep the slot.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotLetGo(order.Attempt, fault);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Attempt}: a part of the sound was not let go of in time")]
    private partial void LogNotLetGo(AttemptId attempt, Exception fault);
}
