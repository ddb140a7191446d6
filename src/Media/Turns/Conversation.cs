using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;

namespace CxBridge.Media.Turns;

/// <summary>
/// A call's conversation, driven by the media clock alone: fed a frame of the caller every 20 ms, it fills the playout buffer. It has no
/// timer and no thread, so that a test can run a minute of talk in a millisecond.
/// <code>
/// 1 hear      voice gate, recogniser, keys                                        Conversation.Caller.cs, Conversation.OptOut.cs
/// 2 overlap   the caller speaks while the bot does: pause, resume or yield         (InterruptionPolicy)
/// 3 turn      the caller's turn is over: ask the dialogue                          (TurnController, DigitCollector)
/// 4 act       what the dialogue wants: say, note, transfer, hang up                Conversation.Bot.cs
/// 5 speak     text to sound to playout, and what of it was heard                   (SpeechOutput)
/// 6 idle      nobody says anything: ask the dialogue                               (IdleController)
/// 7 end       once the last words were heard, a limit is reached, or something broke
/// </code>
/// One thread at a time; <see cref="TransferCompleted"/> and <see cref="SetHold"/> may come from any.
/// </summary>
internal sealed partial class Conversation : IAsyncDisposable
{
    private readonly ConversationSetup _setup;
    private readonly SpeechOutput _output;
    private readonly DialogueRunner _runner;
    private readonly LatencyLedger _ledger = new();
    private readonly IdleController _idle;
    private readonly int _longest;
    private long _now;
    private long _first = -1;
    private ConversationEnd? _end;
    private volatile Line _line = Line.Talking;
    private bool _wasHeld;
    private int _notes;

    /// <summary>Takes over a call that was answered.</summary>
    public Conversation(ConversationSetup setup)
    {
        _setup = setup;
        _output = new SpeechOutput(setup.TextToSpeech, setup.Bot.Voice, setup.Playout);
        _runner = new DialogueRunner(setup.Dialogue);
        _idle = new IdleController(setup.Bot.Turns.ReEngageAfter);
        _longest = AudioFrame.Count(setup.Bot.MaxCallDuration);
        _ear = new CallerEar(setup.Recognition);
        _turns = new TurnController(setup.Bot.Turns);
        _policy = new InterruptionPolicy(setup.Bot.Turns);
        _backchannels = new Backchannels(setup.Bot.Turns.Backchannels);

        // What is being said at this moment was said to nobody: "hello?" is no answer to a question not yet asked.
        _deaf = setup.Detector.IsSpeaking;
    }

    /// <summary>Over.</summary>
    public bool HasEnded => _end is not null;

    /// <summary>Takes a frame.</summary>
    public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        if (HasEnded)
        {
            return;
        }

        _now = frame.Index;
        if (_first < 0)
        {
            _first = _now;
            _busySince = _now;
            _runner.Open();
        }

        if (OnHold())
        {
            return;
        }

        Listen(frame, samples);
        HearOptOut();
        if (_failing == Failing.No)
        {
            Overlap();
            TakeTurn();
        }

        Act();
        _output.Advance(_now);
        _ledger.Sent(_output.MarkFrame);
        WatchProviders();
        WatchSilence();
        WatchEnd();
    }

    /// <summary>The far end put us on hold, or took us back. Timers stand still meanwhile, and the bot keeps its words.</summary>
    public void SetHold(bool held) => _line = held ? Line.Held : Line.Talking;

    /// <summary>How much there is to tell: grows with every utterance, answer and note.</summary>
    public int Noted => _notes + _output.Lines.Count + _ledger.Turns.Count;

    /// <summary>All that was said and noted so far, as a copy; what the bot is saying at this moment is not in it. Between two frames.</summary>
    public ConversationResult SoFar() => Result(BotWasHeard, [.. _ledger.Turns], new Dictionary<string, string>(_values));

    /// <summary>Settles accounts when the call is over, however it ended.</summary>
    public ConversationResult Finish()
    {
        _end ??= ConversationEnd.Completed;
        Heard bot = BotWasHeard;
        _output.Interrupt(_now);
        FlushCaller();
        FlushOptOut();
        return Result(bot, _ledger.Turns, _values);
    }

    private Heard BotWasHeard => _output.WasHeard && (_failing == Failing.No || _heardBeforeFailing) ? Heard.Something : Heard.Nothing;

    private ConversationResult Result(Heard bot, IReadOnlyList<TurnLatency> turns, IReadOnlyDictionary<string, string> values) => new(
        [.. _lines.Concat(_output.Lines).OrderBy(line => line.Start)],
        turns,
        _disposition,
        values,
        _callback,
        bot,
        _callerHeard);

    /// <summary>Lets go of the providers. After <see cref="Finish"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _runner.DisposeAsync();
        await _output.DisposeAsync();
        await _setup.Recognition.DisposeAsync();
        await _setup.Dialogue.DisposeAsync();
    }

    private bool OnHold()
    {
        if (_line == Line.Held)
        {
            if (!_wasHeld)
            {
                _output.Pause(_now);
            }

            _wasHeld = true;
            return true;
        }

        if (_wasHeld)
        {
            _wasHeld = false;
            _busySince = _now;
            _output.Resume(_now);
            _idle.Busy();
        }

        return false;
    }

    private void WatchSilence()
    {
        if (_output.IsSpeaking || _turns.IsOpen || _digits.IsOpen || _runner.IsBusy || _setup.Detector.IsSpeaking || _terminal is not null)
        {
            _idle.Busy();
        }
        else if (_idle.Quiet(_now) is { } inARow)
        {
            _ledger.Abandon();
            _lastTurn = null;
            Respond(new CallerTurn.Silent(inARow));
        }
    }

    private void WatchEnd()
    {
        // Frames count from the answer, and so does the limit.
        if (_now >= _longest)
        {
            End(ConversationEnd.MaxDuration);
        }
    }

    private void End(ConversationEnd end)
    {
        if (_end is null)
        {
            _end = end;
            _setup.Host.Ended(end);
        }
    }

    private enum Line
    {
        Talking,
        Held,
    }
}
