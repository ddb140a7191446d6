using CxBridge.Domain.Conversation;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

// Steps 7 to 10: the sound of the call.
internal sealed partial class CallSession : ICallObserver
{
    private static readonly TimeSpan LongestApology = TimeSpan.FromSeconds(15);
    private CallListener? _listener;
    private Conversation? _conversation;
    private AudioPort? _port;
    private Task _attaching = Task.CompletedTask;
    private Task _transferring = Task.CompletedTask;

    /// <inheritdoc/>
    void ICallObserver.Screened(ScreeningVerdict verdict)
    {
        CallFacts facts = _facts!;
        facts.Screening = verdict;
        facts.Action = verdict.Answer switch
        {
            AnsweredBy.Machine => facts.Attempt.Settings.OnMachine,
            AnsweredBy.Unknown => facts.Attempt.Settings.OnUnknown,
            _ => ScreeningAction.Continue,
        };
        LogScreened(_order.Attempt, verdict.Answer, verdict.Cause);
        if (facts.Action == ScreeningAction.Teardown)
        {
            Hangup(verdict.Answer == AnsweredBy.Machine ? HangupReason.MachineDetected : HangupReason.NormalClearing);
            return;
        }

        Enter(SlotState.Attaching);
        _attaching = AttachAsync(facts);
    }

    /// <inheritdoc/>
    void ICallObserver.ConversationEnded(ConversationEnd end)
    {
        _facts!.ConversationEnd = end;
        LogConversationEnded(_order.Attempt, end);
        Hangup(end switch
        {
            ConversationEnd.MaxDuration => HangupReason.MaxDuration,
            ConversationEnd.Failed => HangupReason.Failure,
            _ => HangupReason.NormalClearing,
        });
    }

    /// <inheritdoc/>
    void ICallObserver.TransferWanted(string target) => _transferring = TransferAsync(target);

    /// <inheritdoc/>
    void ICallObserver.MediaTimedOut()
    {
        LogMediaTimeout(_order.Attempt);
        Hangup(HangupReason.MediaTimeout);
    }

    /// <inheritdoc/>
    void ICallObserver.ProviderFailed(Exception fault) => LogProviderFailed(_order.Attempt, fault);

    /// <inheritdoc/>
    void ICallObserver.MediaFailed(Exception fault)
    {
        _facts!.Breakage = Breakage.OurSide;
        LogBroke(_order.Attempt, fault);
        Hangup(HangupReason.Failure);
    }

    // 7 answered
    private void Answer(AgreedMedia media, AudioPort port, CallFacts facts)
    {
        if (_listener is not null)
        {
            return;
        }

        facts.AnsweredAt = _services.Time.GetUtcNow();
        if (_hangup is null)
        {
            Watch(_bot!.MaxCallDuration * 1.1);
        }

        Enter(SlotState.Screening);
        _port = port;
        _listener = new CallListener(port, _services.Screening, _services.Options.MediaTimeout, this);
        _listener.Hear(FarEnds.Of(media));
        Record(port, facts);
        port.Listen(_listener);
        port.Connect(media);
    }

    private void ChangeMedia(AgreedMedia media, AudioPort port)
    {
        port.Connect(media);
        _listener?.Hear(FarEnds.Of(media));
    }

    private void Record(AudioPort port, CallFacts facts)
    {
        try
        {
            string path = _services.Recordings.PathFor(_order.Attempt);
            port.Record(_services.Recordings.Create(path));
            facts.Recording = path;
        }
#pragma warning disable CA1031 // A call without a recording is better than no call.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNoRecording(_order.Attempt, fault);
        }
    }

    // 8 verdict: attach the bot
    private async Task AttachAsync(CallFacts facts)
    {
        await Task.Yield();
        try
        {
            ISpeechRecognition recognition = _services.SpeechToText.Open(_bot!.Language);
            IDialogue dialogue = OpenDialogue(facts, recognition);
            _conversation = new Conversation(new ConversationSetup
            {
                Bot = _bot,
                Dialogue = dialogue,
                Recognition = recognition,
                TextToSpeech = _services.TextToSpeech,
                Playout = _port!.Playout,
                Detector = _listener!.Detector,
                Host = _listener,
                FailureSentence = _services.Options.FailureSentence,
                FailureSound = _services.FailureSpeech.For(_bot.Voice),
                TransferFailedSentence = _services.Options.TransferFailedSentence,
            });
            _listener.Attach(_conversation);
            Enter(SlotState.InProgress);
        }
#pragma warning disable CA1031 // A provider that cannot begin is answered like one that fails later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            facts.Breakage = Breakage.OurSide;
            LogProviderFailed(_order.Attempt, fault);
            await ApologiseAsync();
            Hangup(HangupReason.Failure);
        }
    }

    private IDialogue OpenDialogue(CallFacts facts, ISpeechRecognition recognition)
    {
        try
        {
            return _services.Dialogues.Open(_bot!, facts.Attempt.Facts);
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
            using var patience = new CancellationTokenSource(LongestApology, _services.Time);
            await _port!.PlayAsync(_services.FailureSpeech.For(_bot!.Voice), patience.Token);
        }
        catch (OperationCanceledException)
        {
            // The callee has gone, or the sentence is too long; either way the call ends now.
        }
    }

    private async Task TransferAsync(string target)
    {
        await Task.Yield();
        bool accepted = false;
        try
        {
            accepted = await _leg!.TransferAsync(target, _watchdog.Token);
        }
#pragma warning disable CA1031 // A transfer that throws is a transfer that failed; the bot says so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogTransferFailed(_order.Attempt, fault);
        }

        _facts!.Handing = accepted ? Handing.HandedOver : Handing.Refused;
        _listener!.TransferCompleted(accepted);
    }

    // 10 end
    private async Task EndAsync(AudioPort port, CallFacts facts)
    {
        if (facts.End is null)
        {
            // Something threw: the far end must not be left ringing or talking to nobody.
            Hangup(HangupReason.Failure);
        }

        Enter(SlotState.Closing);
        await BoundedAsync(port.DisposeAsync().AsTask(), LetGo + LetGo);
        await BoundedAsync(Task.WhenAll(_attaching, _transferring, _hanging), LetGo);
        facts.Conversation = _listener?.Finish();
        facts.Media = facts.AnsweredAt is null ? null : port.Statistics;
        if (port.RecordingFailure is { } cut)
        {
            LogRecordingCut(_order.Attempt, cut);
        }

        if (_conversation is not null)
        {
            await BoundedAsync(_conversation.DisposeAsync().AsTask(), LetGo);
        }

        if (_leg is not null)
        {
            await BoundedAsync(_leg.DisposeAsync().AsTask(), LetGo);
        }

        await BoundedAsync(_progress!.DisposeAsync().AsTask(), LetGo);
    }

    private async Task BoundedAsync(Task task, TimeSpan limit)
    {
        try
        {
            await task.WaitAsync(limit, _services.Time);
        }
#pragma warning disable CA1031 // What cannot be let go of must not keep the slot.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotLetGo(_order.Attempt, fault);
        }
    }
}
