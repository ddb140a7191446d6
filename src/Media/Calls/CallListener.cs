using CxBridge.Domain.Screening;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

/// <summary>
/// Hears an answered call: first who it is, then what they say.
/// <code>
/// 1 screen     until the verdict; what is said meanwhile is heard by nobody else; a second look goes on beside 2 and 3
/// 2 wait       for the conversation to be attached; the voice gate keeps learning the line
/// 3 talk       every frame goes to the conversation
/// always       a way of the sound that stays silent for too long ends the call; on hold only a far end whose reports have stopped
/// </code>
/// The lock is between a frame and the end of the call, which does not wait for a frame that never ends.
/// </summary>
internal sealed class CallListener(AudioPort port, VoiceActivityDetector detector, CallScreener screening, TimeSpan mediaTimeout, ICallObserver observer) : IFrameListener, IConversationHost
{
    // Twelve reports of the usual interval; RFC 3550 section 6.3.5 takes a participant for gone after five.
    private static readonly TimeSpan ReportsMissed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Conversation? _conversation;
    private ConversationResult? _result;
    private bool _screened;
    private bool _timedOut;
    private volatile bool _finished;
    private volatile ConversationResult? _soFar;
    private int _told;
    private long _graceFrom;
    private volatile FarEnd _farEnd;

    /// <summary>Knows the line already when the conversation begins.</summary>
    public VoiceActivityDetector Detector => detector;

    /// <summary>What has come of the conversation until now; another object whenever it is more, null while it is nothing. Any thread.</summary>
    public ConversationResult? SoFar => _soFar;

    /// <summary>The conversation begins.</summary>
    public void Attach(Conversation conversation)
    {
        lock (_lock)
        {
            if (screening.LeavesMessage)
            {
                // It turned out to be a machine in the meantime.
                return;
            }

            conversation.SetHold(_farEnd == FarEnd.Holds);
            _conversation = conversation;
        }
    }

    /// <summary>The far end holds the call, listens only, or is back.</summary>
    public void Hear(FarEnd farEnd)
    {
        lock (_lock)
        {
            _farEnd = farEnd;
            _graceFrom = long.MaxValue;
            _conversation?.SetHold(farEnd == FarEnd.Holds);
        }
    }

    /// <summary>The transfer was taken, or was not. Any thread.</summary>
    public void TransferCompleted(bool accepted)
    {
        lock (_lock)
        {
            _conversation?.TransferCompleted(accepted);
        }
    }

    /// <summary>No frame is taken any more.</summary>
    /// <returns>What came of the conversation; null when there was none. One that is stuck in a frame cannot tell: then what was known before.</returns>
    public ConversationResult? Finish()
    {
        _finished = true;
        if (!_lock.TryEnter(StuckAfter))
        {
            return _soFar;
        }

        try
        {
            return _result ??= _conversation?.Finish();
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <inheritdoc/>
    public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        lock (_lock)
        {
            if (_finished || frame.IsEarly)
            {
                // Who rings is not screened: ringback is nobody.
                return;
            }

            WatchMedia(frame.Index);
            if (_screened || _conversation is null)
            {
                // A caller who is answered by a bot at once is screened by nobody.
                Screen(samples);
            }

            if (_conversation is null)
            {
                detector.Process(samples);
                if (_screened && frame.Digit is var digit and not '\0')
                {
                    observer.Pressed(digit);
                }
            }
            else
            {
                _conversation.OnFrame(frame, samples);
                Note(_conversation);
            }
        }
    }

    /// <inheritdoc/>
    public void OnFault(Exception fault) => observer.MediaFailed(fault);

    void IConversationHost.Ended(ConversationEnd end) => observer.ConversationEnded(end);

    void IConversationHost.Transfer(string target) => observer.TransferWanted(target);

    void IConversationHost.ProviderFailed(Exception fault) => observer.ProviderFailed(fault);

    private void Screen(ReadOnlySpan<short> samples)
    {
        if (screening.Hear(samples) is not { } verdict)
        {
            return;
        }

        _screened = true;
        if (screening.LeavesMessage && _conversation is { } mistaken)
        {
            // The bot was talking to a machine; what came of that is kept.
            _soFar = _result = mistaken.Finish();
            _conversation = null;
            port.Playout.Clear();
        }

        observer.Screened(verdict);
    }

    // A word is worth an allocation; a frame is not.
    private void Note(Conversation conversation)
    {
        if (conversation.Noted is var noted && noted != _told)
        {
            _told = noted;
            _soFar = conversation.SoFar();
        }
    }

    private void WatchMedia(long frame)
    {
        _graceFrom = Math.Min(_graceFrom, frame);
        if (!_timedOut && SilenceAt(AudioFrame.Time(frame - _graceFrom)) is { } silence)
        {
            _timedOut = true;
            observer.MediaTimedOut(silence);
        }
    }

    private MediaSilence? SilenceAt(TimeSpan sinceAgreed)
    {
        if (_farEnd == FarEnd.Sends && Shorter(port.SinceReceived, sinceAgreed) >= mediaTimeout)
        {
            return MediaSilence.NothingHeard;
        }

        if (_farEnd != FarEnd.Holds)
        {
            return Shorter(port.SinceDelivered, sinceAgreed) >= mediaTimeout ? MediaSilence.NothingDelivered : null;
        }

        // Many send neither sound nor reports while they hold, and come back: only who reported during this hold is missed.
        bool reported = port.SinceReported < sinceAgreed;
        return reported && Shorter(port.SinceReceived, port.SinceReported) >= ReportsMissed ? MediaSilence.NoSignOfLife : null;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
