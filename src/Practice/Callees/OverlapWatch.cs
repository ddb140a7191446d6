namespace CxBridge.Practice.Callees;

/// <summary>Watches what the bot does when the callee speaks over it: whether it yields, and how fast.</summary>
internal sealed class OverlapWatch(BotEar ear, ICalleeWitness witness)
{
    /// <summary>A pause of the bot that is longer than those between its words and sentences.</summary>
    private static readonly TimeSpan Yielded = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private SpeechManner? _manner;
    private TimeSpan _began;
    private TimeSpan? _ended;

    /// <summary>The callee begins to speak over the bot.</summary>
    public void Begin(SpeechManner manner)
    {
        _manner = manner;
        _began = ear.Now;
        _ended = null;
    }

    /// <summary>Once a frame.</summary>
    public void Step(bool calleeSpeaks)
    {
        if (_manner is not { } manner)
        {
            return;
        }

        _ended ??= calleeSpeaks ? null : ear.Now;
        if (ear.Silence >= Yielded)
        {
            _manner = null;
            witness.Saw(new CalleeEvent.BotYielded(ear.Now, manner, ear.LastVoice > _began ? ear.LastVoice - _began : TimeSpan.Zero));
        }
        else if (_ended is { } ended && ear.Now - ended >= Grace)
        {
            _manner = null;
            witness.Saw(new CalleeEvent.BotSpokeOn(ear.Now, manner));
        }
    }
}
