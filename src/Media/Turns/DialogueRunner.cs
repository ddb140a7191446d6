using System.Collections.Concurrent;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Speech;

namespace CxBridge.Media.Turns;

/// <summary>
/// Runs the dialogue's turns, one at a time, apart from the media clock; its acts wait here for the next frame.
/// A turn that is overtaken is cancelled, and the next begins only after it has let go: a dialogue is never entered twice.
/// </summary>
internal sealed class DialogueRunner(IDialogue dialogue) : IAsyncDisposable
{
    private readonly ConcurrentQueue<(int Turn, DialogueAct Act)> _acts = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private volatile Exception? _fault;
    private volatile SpeechHints? _hints;
    private volatile int _finished;
    private int _turn;

    /// <summary>A turn is being answered.</summary>
    public bool IsBusy => _finished != _turn;

    /// <summary>Acts of the running turn came already.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Why the dialogue failed, or null.</summary>
    public Exception? Fault => _fault;

    /// <summary>Begins to speak first.</summary>
    public void Open() => Begin(heard: null, dialogue.OpenAsync);

    /// <summary>Answers a turn.</summary>
    /// <param name="turn">What the caller did.</param>
    /// <param name="heard">What was really heard of an answer that was cut short; null when none was.</param>
    public void Respond(CallerTurn turn, string? heard) => Begin(heard, token => dialogue.RespondAsync(turn, token));

    /// <summary>Cancels the running turn; none of its acts is taken any more.</summary>
    public void Cancel()
    {
        _stop.Cancel();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        _finished = ++_turn;
    }

    /// <summary>Takes the next act of the running turn.</summary>
    public bool TryTake(out DialogueAct act)
    {
        while (_acts.TryDequeue(out (int Turn, DialogueAct Act) next))
        {
            if (next.Turn == _turn)
            {
                act = next.Act;
                HasActed = true;
                return true;
            }
        }

        act = null!;
        return false;
    }

    /// <summary>What the caller may say now, when it has changed.</summary>
    public SpeechHints? TakeHints() => Interlocked.Exchange(ref _hints, null);

    /// <summary>Cancels, and waits until the dialogue has let go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private void Begin(string? heard, Func<CancellationToken, IAsyncEnumerable<DialogueAct>> turn)
    {
        Cancel();
        HasActed = false;
        int number = ++_turn;
        _running = RunAsync(_running, number, heard, turn, _stop.Token);
    }

    private async Task RunAsync(Task before, int number, string? heard, Func<CancellationToken, IAsyncEnumerable<DialogueAct>> turn, CancellationToken cancellationToken)
    {
        await before;
        try
        {
            if (heard is not null)
            {
                dialogue.Interrupted(heard);
            }

            await foreach (DialogueAct act in turn(cancellationToken).WithCancellation(cancellationToken))
            {
                _acts.Enqueue((number, act));
            }

            _hints = dialogue.Hints;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Overtaken by the caller.
        }
#pragma warning disable CA1031 // Whatever a dialogue throws becomes a fault that the conversation answers with a sentence.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                _fault = fault;
            }
        }

        if (!cancellationToken.IsCancellationRequested)
        {
            _finished = number;
        }
    }
}
