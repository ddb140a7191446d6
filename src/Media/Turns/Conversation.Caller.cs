using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Turns;

// Steps 1 to 3: the caller's side.
internal sealed partial class Conversation
{
    private readonly CallerEar _ear;
    private readonly TurnController _turns;
    private readonly InterruptionPolicy _policy;
    private readonly Backchannels _backchannels;
    private readonly DigitCollector _digits = new();
    private readonly DigitCollector _unasked = new();
    private readonly List<TranscriptLine> _lines = [];
    private Heard _callerHeard;
    private CallerSpeech? _lastTurn;
    private string? _heardOfBot;
    private bool _deaf;

    private void Listen(in CallerFrame frame, ReadOnlySpan<short> samples)
    {
        VoiceActivity activity = _setup.Detector.Process(samples);
        if (_failing == Failing.Yes)
        {
            Press(frame.Digit);
            return;
        }

        try
        {
            _ear.Hear(samples);
            Gate(activity);
            if (_runner.TakeHints() is { } hints)
            {
                _setup.Recognition.Expect(hints);
            }

            while (_setup.Recognition.Transcripts.TryRead(out Transcript? transcript))
            {
                Understand(transcript);
            }
        }
#pragma warning disable CA1031 // A recogniser that throws, whatever it throws, must end in a sentence, not in silence.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(fault);
            return;
        }

        Press(frame.Digit);
    }

    private void Gate(VoiceActivity activity)
    {
        if (_deaf)
        {
            _deaf = activity != VoiceActivity.Stopped;
            return;
        }

        if (_setup.Detector.IsSpeech)
        {
            _turns.Voiced();
            _policy.Voiced();
        }

        switch (activity)
        {
            case VoiceActivity.Started:
                int age = _setup.Detector.OnsetAge;
                GoOn();
                _ear.Start(age);
                _turns.SpeechStarted(_ear.Utterance, _now + 1 - age);
                _policy.SpeechStarted(age);
                break;
            case VoiceActivity.Stopped:
                long end = _now + 1 - _setup.Detector.SinceSpeech;
                _turns.SpeechStopped(end);
                _policy.SpeechStopped(end);
                _ear.Stop();
                break;
            default:
                break;
        }
    }

    // They only drew breath: what is being thought of is an answer to half a sentence.
    private void GoOn()
    {
        if (_lastTurn is { } taken && _runner is { IsBusy: true, HasActed: false } && !_output.IsSpeaking)
        {
            _runner.Cancel();
            _ledger.Abandon();
            _turns.Reopen(taken);
            _lines.RemoveAll(line => line.Start == AudioFrame.Time(taken.Start) && line.Speaker == Speaker.Caller);
            _lastTurn = null;
        }
    }

    private void Understand(Transcript transcript)
    {
        bool final = transcript.Kind == TranscriptKind.Final;
        bool words = transcript.Text.AsSpan().Trim().Length > 0;
        if (_output.IsSpeaking || _terminal is not null)
        {
            bool mayYield = _terminal is null && _output.Interruption == Interruption.Allowed;
            if (!mayYield || !words || _backchannels.IsBackchannel(transcript.Text))
            {
                if (final)
                {
                    Dismiss(transcript.Utterance, words);
                }

                return;
            }

            Yield();
        }

        if (final)
        {
            _turns.Transcribed(transcript, _now);
        }
    }

    private void Dismiss(int utterance, bool words)
    {
        _turns.Drop(utterance);
        if (!words)
        {
            _policy.Wordless();
        }
        else if (_output.IsPaused && !_turns.IsSpeaking)
        {
            _output.Resume(_now);
        }
    }

    private void Overlap()
    {
        if (!_output.IsSpeaking || _terminal is not null || _output.Interruption == Interruption.Refused)
        {
            return;
        }

        switch (_policy.Decide(_output.IsPaused ? OutputState.Paused : OutputState.Playing, _now))
        {
            case OverlapVerdict.Pause:
                _output.Pause(_now);
                break;
            case OverlapVerdict.Resume:
                _output.Resume(_now);
                break;
            case OverlapVerdict.Yield:
                Yield();
                break;
            case OverlapVerdict.Wait:
            default:
                break;
        }
    }

    private void Yield()
    {
        string heard = _output.Interrupt(_now);
        _heardOfBot = _heardOfBot is null ? heard : $"{_heardOfBot} {heard}".Trim();
        _runner.Cancel();
        _ledger.Abandon();
    }

    private void Press(char digit)
    {
        if (digit == '\0')
        {
            return;
        }

        if (_terminal is not null || _output.Interruption == Interruption.Refused)
        {
            // Nothing is asked at the moment, but one key always means something.
            _unasked.Add(digit, _now);
            return;
        }

        if (_output.IsSpeaking)
        {
            Yield();
        }

        _digits.Add(digit, _now);
    }

    private void TakeTurn()
    {
        if (_output.IsSpeaking || _terminal is not null)
        {
            return;
        }

        if (_digits.Poll(_now) is { } digits)
        {
            TakeKeys(digits);
        }
        else if (_turns.Poll(_now) is { } speech)
        {
            if (speech.Text.Length > 0)
            {
                CallerWasHeard();
                AddLine(speech);
            }

            _ledger.Decided(speech, _now);
            _output.MarkNext();
            Respond(new CallerTurn.Spoke(speech.Text, speech.Confidence));
            _lastTurn = speech;
        }
    }

    private void TakeKeys(string digits)
    {
        _turns.Reset();
        CallerWasHeard();
        AddLine(new CallerSpeech(digits, 1, _now, _now, _now));
        Respond(new CallerTurn.Pressed(digits));
    }

    private void CallerWasHeard()
    {
        _callerHeard = Heard.Something;
        _idle.CallerHeard();
    }

    private void Respond(CallerTurn turn)
    {
        _busySince = _now;
        _lastTurn = null;
        _runner.Respond(turn, _heardOfBot);
        _heardOfBot = null;
    }

    // A caller who says something and hangs up was heard all the same.
    private void FlushCaller()
    {
        _turns.SpeechStopped(_now);
        if (_turns.Poll(long.MaxValue / 2) is { Text.Length: > 0 } speech)
        {
            _callerHeard = Heard.Something;
            AddLine(speech);
        }
    }

    private void AddLine(CallerSpeech speech)
    {
        _notes++;
        _lines.Add(new TranscriptLine(Speaker.Caller, AudioFrame.Time(speech.Start), AudioFrame.Time(speech.End), speech.Text));
    }
}
