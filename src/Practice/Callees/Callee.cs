using CxBridge.Practice.Personas;

namespace CxBridge.Practice.Callees;

/// <summary>Somebody on the telephone. Pure: sound in, sound out, 20 ms at a time; media time is the only clock, so that a test runs a call in no
/// time and the same script always gives the same call. Not safe for concurrent use.</summary>
/// <remarks>
/// <code>
/// answer --1--> greeting --2--> listen --3--> [bot's turn] --4--> interject (barge-in, backchannel)
///                                 ^                |
///                                 |                5 silence >= pause
///                                 +---- speak &lt;----+        6 nobody speaks: impatience        7 hang up
/// </code>
/// </remarks>
public sealed class Callee
{
    /// <summary>From the last word to the hang-up.</summary>
    private static readonly TimeSpan HandToHook = TimeSpan.FromMilliseconds(400);

    private readonly CalleeScript _script;
    private readonly Func<string, short[]> _clips;
    private readonly ICalleeWitness _witness;
    private readonly BotEar _ear = new();
    private readonly Mouth _mouth;
    private readonly OverlapWatch _overlaps;

    private (string Text, string? Intent)? _saying;
    private bool _greeted;
    private bool _beeping;
    private int _handledTurn;
    private int _interjectedTurn;
    private TimeSpan _nextInterjection;
    private TimeSpan _lastWord;
    private TimeSpan? _answeredSince;
    private TimeSpan? _response;
    private int _responseTurn;
    private TimeSpan? _hangUpAt;
    private TimeSpan? _recordingSince;
    private TimeSpan _voicedBeforeRecording;
    private TimeSpan _overlap;

    /// <param name="script">The choices of this call.</param>
    /// <param name="clips">The sound of each of <see cref="CalleeScript.Texts"/>, at its level.</param>
    /// <param name="witness">Told what happens.</param>
    public Callee(CalleeScript script, Func<string, short[]> clips, ICalleeWitness witness)
    {
        _script = script;
        _clips = clips;
        _witness = witness;
        _mouth = new Mouth(new LineNoise(script.NoiseDbfs, new Random(script.Seed)));
        _overlaps = new OverlapWatch(_ear, witness);
        _greeted = script.Greeting is null;
    }

    /// <summary>Set once the callee has hung up; from then on it is silent and decides nothing.</summary>
    public CalleeHangup? HungUp { get; private set; }

    /// <summary>What was heard until now.</summary>
    public CalleeSummary Summary => new(_ear.Now, _ear.Turn, _ear.Voiced, _ear.VoicedDbfs, _ear.Silence, _overlap,
        _recordingSince is null ? TimeSpan.Zero : _ear.Voiced - _voicedBeforeRecording, _saying?.Text);

    /// <summary>The next 20 ms.</summary>
    /// <param name="heard">What the bot sent; silence where nothing arrived.</param>
    /// <param name="spoken">Receives what the callee sends.</param>
    public void Step(ReadOnlySpan<short> heard, Span<short> spoken)
    {
        Listen(heard);
        if (HungUp is null)
        {
            FinishWords();
            Decide();
            _overlaps.Step(_saying is not null);
            _overlap += _saying is not null && _ear.IsSpeaking ? Telephone.Frame : TimeSpan.Zero;
        }

        _mouth.Render(spoken);
    }

    /// <summary>The line is gone: reports a turn of the bot that was still running.</summary>
    public void LineClosed()
    {
        if (_ear.InTurn)
        {
            NoteTurn();
        }
    }

    private void Listen(ReadOnlySpan<short> heard)
    {
        bool ended = _ear.Hear(heard);
        if (_ear.InTurn && _responseTurn != _ear.Turn)
        {
            _responseTurn = _ear.Turn;
            _response = _answeredSince is { } since && _ear.TurnStart >= since ? _ear.TurnStart - since : null;
            _answeredSince = null;
        }

        if (ended)
        {
            NoteTurn();
        }
    }

    private void NoteTurn() => _witness.Saw(new CalleeEvent.BotTurnEnded(_ear.LastVoice, _ear.Turn, _ear.TurnStart, _ear.VoicedInTurn, _response));

    private void FinishWords()
    {
        if (_mouth.IsSpeaking || _saying is not { } said)
        {
            return;
        }

        _saying = null;
        _lastWord = _ear.Now;
        _answeredSince = _ear.Now;
        _witness.Saw(new CalleeEvent.SpeechEnded(_ear.Now, said.Text, said.Intent, _mouth.Spoken));
    }

    private void Decide()
    {
        if (_ear.Now >= _script.Persona.MaxCall)
        {
            HangUp(CalleeHangup.TooLong);
        }
        else if (_hangUpAt <= _ear.Now && _saying is null)
        {
            HangUp(CalleeHangup.AsPersona); // 7
        }
        else if (_saying is not null || _hangUpAt is not null)
        {
            // Whoever speaks does not begin another sentence, and whoever is about to hang up says no more.
        }
        else if (_script.Persona.Greeting is { IsMachine: true } machine)
        {
            PlayMachine(machine);
        }
        else if (!_greeted)
        {
            Greet();
        }
        else if (_ear.InTurn)
        {
            Interject();
        }
        else
        {
            Answer();
        }
    }

    // 1, 2: nobody says hello into a sentence.
    private void Greet()
    {
        if (_ear.IsSpeaking)
        {
            _greeted = true;
        }
        else if (_ear.Now >= _script.GreetingDelay)
        {
            _greeted = true;
            Say(_script.Greeting!, null, SpeechManner.Greeting);
        }
    }

    private void PlayMachine(Greeting machine)
    {
        if (!_greeted && _ear.Now >= _script.GreetingDelay)
        {
            _greeted = true;
            Say(_script.Greeting!, null, SpeechManner.Greeting);
        }
        else if (_greeted && !_beeping)
        {
            _beeping = true;
            _mouth.Say(Beep.Make(machine.BeepMs, _script.SpeechDbfs));
        }
        else if (_beeping && !_mouth.IsSpeaking && _recordingSince is null)
        {
            _recordingSince = _ear.Now;
            _voicedBeforeRecording = _ear.Voiced;
            _witness.Saw(new CalleeEvent.RecordingBegan(_ear.Now));
        }
    }

    // 4: a barge-in is the answer to its turn; a backchannel is none and may come again.
    private void Interject()
    {
        int turn = _ear.Turn;
        if (turn <= _handledTurn || !_ear.IsSpeaking)
        {
            return;
        }

        if (_interjectedTurn != turn)
        {
            _interjectedTurn = turn;
            _nextInterjection = _ear.TurnStart;
        }

        if (_script.Next(ReactionTrigger.BargeIn, turn) is { } bargeIn && _ear.Now >= _ear.TurnStart + bargeIn.Wait)
        {
            _handledTurn = turn;
            React(bargeIn, SpeechManner.BargeIn);
        }
        else if (_script.Next(ReactionTrigger.Backchannel, turn) is { } backchannel && _ear.Now >= _nextInterjection + backchannel.Wait)
        {
            _nextInterjection = _ear.Now;
            React(backchannel, SpeechManner.Backchannel);
        }
    }

    // 5, 6: the pause counts from the bot's last voice; words of one's own in between were the answer already.
    private void Answer()
    {
        int turn = _ear.Turn;
        if (turn > _handledTurn && _script.Next(ReactionTrigger.TurnEnd, turn) is { } reaction)
        {
            if (_ear.Silence >= reaction.Wait)
            {
                _handledTurn = turn;
                React(reaction, SpeechManner.Turn);
            }
        }
        else if (_ear.Silence >= _script.PatienceEnd)
        {
            HangUp(CalleeHangup.Impatient);
        }
        else if (_ear.Silence >= _script.PatienceSilence && _ear.Now - _lastWord >= _script.PatienceSilence && _script.NextImpatience() is { } words)
        {
            Say(words, null, SpeechManner.Impatience);
        }
    }

    private void React(DrawnReaction drawn, SpeechManner manner)
    {
        _script.Use(drawn);
        if (drawn.Say is { } words)
        {
            Say(words, drawn.Reaction.Intent, manner);
        }

        if (drawn.Reaction.Then == Afterwards.HangUp)
        {
            _hangUpAt = _ear.Now + (drawn.Say is null ? TimeSpan.Zero : HandToHook + Telephone.Duration(_clips(drawn.Say).Length));
        }
    }

    private void Say(string words, string? intent, SpeechManner manner)
    {
        _saying = (words, intent);
        _mouth.Say(_clips(words));
        _witness.Saw(new CalleeEvent.SpeechBegan(_ear.Now, words, intent, manner));
        if (_ear.IsSpeaking)
        {
            _overlaps.Begin(manner);
        }
    }

    private void HangUp(CalleeHangup why)
    {
        HungUp = why;
        _witness.Saw(new CalleeEvent.HangingUp(_ear.Now, why));
    }
}
