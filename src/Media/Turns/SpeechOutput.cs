using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Turns;

/// <summary>
/// The bot's mouth.
/// <code>
/// 1 say         text -> sentences, queued (at most 64; more is a broken bot)
/// 2 synthesize  one sentence at a time, ahead of the playing
/// 3 prebuffer   60 ms before the first sound, so that a provider that stutters is not heard to
/// 4 write       whole frames into the playout buffer, as much as fits: a busy host cannot make gaps of less than 8 s
/// 5 heard       the playout's position tells which words were really sent
/// 6 interrupt   clear: silence within a frame, the rest is forgotten; what was heard stays in the transcript
/// </code>
/// One thread at a time. Times are frames of the media clock.
/// </summary>
internal sealed class SpeechOutput(ITextToSpeech provider, VoiceSettings voice, PlayoutBuffer playout) : IAsyncDisposable
{
    private const int MostPieces = 64;
    private const int Prebuffer = 480;
    private const int StallFrames = 250;
    private readonly List<SpeechPiece> _pieces = [];
    private readonly short[] _frame = new short[AudioFrame.Samples];
    private readonly List<TranscriptLine> _lines = [];
    private CancellationTokenSource _stop = new();
    private SpeechPiece? _synthesizing;
    private long _pausedAt;
    private Task _synthesis = Task.CompletedTask;
    private long _waitingSince;
    private bool _markNext;
    private long _mark = -1;

    /// <summary>What was said so far, finished lines only.</summary>
    public IReadOnlyList<TranscriptLine> Lines => _lines;

    /// <summary>Something is being said, or waits to be.</summary>
    public bool IsSpeaking => _pieces.Count > 0;

    /// <summary>Whether the caller may interrupt what is being said now.</summary>
    public Interruption Interruption => _pieces.Count > 0 ? _pieces[0].Utterance.Interruption : Interruption.Allowed;

    /// <summary>Playing stands still; set by <see cref="Pause"/>.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Why the provider failed, or null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Something was really heard.</summary>
    public bool WasHeard { get; private set; }

    /// <summary>Frame in which the first sound after <see cref="MarkNext"/> was sent, or -1.</summary>
    public long MarkFrame => _mark >= 0 ? playout.MarkFrame : -1;

    /// <summary>Says a text after what is queued.</summary>
    public void Say(string text, Interruption interruption)
    {
        var utterance = new SpokenUtterance(text, interruption);
        foreach (string sentence in SentenceSplitter.Split(text))
        {
            if (_pieces.Count < MostPieces)
            {
                _pieces.Add(new SpeechPiece(utterance, sentence));
            }
        }
    }

    /// <summary>Says prepared sound, when no provider can be asked.</summary>
    public void Say(string text, ReadOnlyMemory<short> sound)
    {
        var piece = new SpeechPiece(new SpokenUtterance(text, Interruption.Refused), text);
        piece.Append(sound);
        piece.Complete();
        _pieces.Add(piece);
        Fault = null;
    }

    /// <summary>Asks when the next sound that is written will be sent.</summary>
    public void MarkNext()
    {
        _markNext = true;
        _mark = -1;
    }

    /// <summary>Steps 2 to 5, once a frame.</summary>
    public void Advance(long now)
    {
        Settle(now);
        Synthesize(now);
        foreach (SpeechPiece piece in _pieces)
        {
            if (piece.Fault is { } fault)
            {
                Fault = fault;
                return;
            }

            Write(piece, now);
            if (!piece.IsWritten)
            {
                break;
            }
        }

        if (_synthesizing is { IsComplete: false, Waiting: 0 } && now - _waitingSince > StallFrames)
        {
            Fault = new SpeechUnavailableException("The text-to-speech provider gave no sound for 5 s.");
        }
    }

    /// <summary>Stands still, to go on or to be interrupted.</summary>
    public void Pause(long now)
    {
        IsPaused = true;
        _pausedAt = now;
        playout.Pause();
    }

    /// <summary>Goes on.</summary>
    public void Resume(long now)
    {
        IsPaused = false;
        _waitingSince = now;
        playout.Resume();
    }

    /// <summary>Step 6.</summary>
    /// <returns>What of the unfinished utterances was heard.</returns>
    public string Interrupt(long now)
    {
        long heardTo = playout.Clear();

        // The caller heard the end when the bot fell silent, not when its words were understood.
        long fellSilent = IsPaused ? _pausedAt : now;
        IsPaused = false;
        _stop.Cancel();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        _synthesizing = null;
        var heard = new List<string>();
        foreach (IGrouping<SpokenUtterance, SpeechPiece> group in _pieces.GroupBy(piece => piece.Utterance))
        {
            string text = Heard(group.Key, [.. group], heardTo);
            if (text.Length > 0)
            {
                heard.Add(text);
                AddLine(group.Key, text, fellSilent, cut: text != group.Key.Text.Trim());
            }
        }

        _pieces.Clear();
        return string.Join(' ', heard);
    }

    /// <summary>Waits for the provider's task to let go of the call.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _synthesis;
        _stop.Dispose();
    }

    // The sentences of an utterance that were finished are gone from the list; they are the text's beginning.
    private static string Heard(SpokenUtterance utterance, IReadOnlyList<SpeechPiece> left, long heardTo)
    {
        int at = utterance.Text.IndexOf(left[0].Text, StringComparison.Ordinal);
        string finished = at > 0 ? utterance.Text[..at].Trim() : "";
        return string.Join(' ', [.. new[] { finished }.Concat(left.Select(piece => piece.HeardAt(heardTo))).Where(text => text.Length > 0)]);
    }

    private void Settle(long now)
    {
        long played = playout.Played;
        while (_pieces.Count > 0 && _pieces[0] is { Start: >= 0 } piece)
        {
            if (played > piece.Start && piece.Utterance.FirstFrame < 0)
            {
                piece.Utterance.FirstFrame = now - 1;
                WasHeard = true;
            }

            if (!piece.IsWritten || played < piece.Start + piece.Written)
            {
                return;
            }

            _pieces.RemoveAt(0);
            if (_pieces.Count == 0 || _pieces[0].Utterance != piece.Utterance)
            {
                AddLine(piece.Utterance, piece.Utterance.Text.Trim(), now, cut: false);
            }
        }
    }

    private void AddLine(SpokenUtterance utterance, string text, long now, bool cut) => _lines.Add(new TranscriptLine(
        Speaker.Bot, AudioFrame.Time(Math.Max(0, utterance.FirstFrame)), AudioFrame.Time(now), text, cut));

    private void Synthesize(long now)
    {
        if (_synthesizing is { IsComplete: false })
        {
            return;
        }

        _synthesizing = _pieces.Find(piece => !piece.IsComplete);
        if (_synthesizing is { } next)
        {
            _waitingSince = now;
            _synthesis = SynthesizeAsync(next, _stop.Token);
        }
    }

    private async Task SynthesizeAsync(SpeechPiece piece, CancellationToken cancellationToken)
    {
        try
        {
            var request = new SpeechRequest(piece.Text, voice, AudioFrame.SampleRate);
            await foreach (ReadOnlyMemory<short> chunk in provider.SynthesizeAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                piece.Append(chunk);
            }

            piece.Complete();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            piece.Complete();
        }
#pragma warning disable CA1031 // Whatever a provider throws becomes a fault that the conversation answers with a sentence.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            piece.Fail(fault);
        }
    }

    private void Write(SpeechPiece piece, long now)
    {
        if (piece.Start < 0)
        {
            if (piece.Waiting < Prebuffer && !piece.IsComplete)
            {
                return;
            }

            piece.Start = playout.Written;
            if (_markNext && piece.Waiting > 0)
            {
                _markNext = false;
                _mark = piece.Start;
                playout.SetMark(_mark);
            }
        }

        // Whole frames until the end: a part of a frame would be filled with silence in the middle of a word.
        while (playout.Free >= AudioFrame.Samples)
        {
            bool complete = piece.IsComplete;
            int waiting = piece.Waiting;
            if (waiting == 0 || (waiting < AudioFrame.Samples && !complete))
            {
                break;
            }

            int count = piece.Take(_frame);
            _frame.AsSpan(count).Clear();
            piece.Written += playout.Write(_frame);
            _waitingSince = now;
        }
    }
}
