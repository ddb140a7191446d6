namespace CxBridge.Media.Turns;

/// <summary>Gathers keys into one turn: '#' ends it, or 2 s without a further key, or the 32nd.</summary>
internal sealed class DigitCollector
{
    private const int Pause = 100;
    private const int Most = 32;
    private string _digits = "";
    private long _last;

    /// <summary>Keys wait for more.</summary>
    public bool IsOpen => _digits.Length > 0;

    /// <summary>A key was pressed.</summary>
    public void Add(char digit, long now)
    {
        _digits += digit;
        _last = now;
    }

    /// <summary>The keys, once they are complete.</summary>
    public string? Poll(long now)
    {
        if (_digits.Length == 0 || (_digits[^1] != '#' && _digits.Length < Most && now - _last < Pause))
        {
            return null;
        }

        string digits = _digits.Length > 1 ? _digits.TrimEnd('#') : _digits;
        _digits = "";
        return digits.Length > 0 ? digits : "#";
    }
}
