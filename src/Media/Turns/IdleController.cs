namespace CxBridge.Media.Turns;

/// <summary>Notices that nobody says anything. The time starts when the bot has stopped speaking, and does not run while anything goes on.</summary>
internal sealed class IdleController(TimeSpan after)
{
    private readonly int _after = AudioFrame.Count(after);
    private long _since = -1;
    private int _inARow;

    /// <summary>Somebody speaks, or an answer is being made.</summary>
    public void Busy() => _since = -1;

    /// <summary>The caller was heard: silence starts to count anew.</summary>
    public void CallerHeard() => _inARow = 0;

    /// <summary>Nothing goes on in this frame.</summary>
    /// <returns>How many times in a row the caller has let the time pass, or null while it has not passed.</returns>
    public int? Quiet(long now)
    {
        if (_since < 0)
        {
            _since = now;
        }

        if (now - _since < _after)
        {
            return null;
        }

        _since = -1;
        return ++_inARow;
    }
}
