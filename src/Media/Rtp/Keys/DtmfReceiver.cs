namespace CxBridge.Media.Rtp.Keys;

/// <summary>
/// Hears telephone events (RFC 4733): one press, one digit.
/// <code>
/// 1 press      all its packets share a timestamp and repeat the whole event: any one of them is enough
/// 2 end        sent three times: the same timestamp again
/// 3 long press after 65,535 ticks (8.2 s) a new segment begins where the last one ended, without an end bit before it (section 2.5.1.3)
/// 4 straggler  older than the last press: of the press before it
/// </code>
/// </summary>
internal sealed class DtmfReceiver
{
    private const string Digits = "0123456789*#ABCD";
    private const int LongestSegment = 0xFFFF;
    private uint _last;
    private byte _event;
    private bool _ended;
    private bool _any;

    /// <summary>Takes an event packet.</summary>
    /// <returns>The digit when a press begins (or when its first packets were lost), '\0' for repetitions and other events.</returns>
    public char Accept(uint timestamp, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] >= Digits.Length)
        {
            return '\0';
        }

        bool end = (payload[1] & 0x80) != 0;
        int since = (int)(timestamp - _last);
        if (_any && since < 0)
        {
            return '\0'; // 4
        }

        if (_any && since == 0)
        {
            _ended |= end; // 1, 2
            return '\0';
        }

        bool goesOn = _any && !_ended && payload[0] == _event && since == LongestSegment;
        _any = true;
        _last = timestamp;
        _event = payload[0];
        _ended = end;
        return goesOn ? '\0' : Digits[payload[0]]; // 3
    }

    /// <summary>A new source has other timestamps.</summary>
    public void Reset() => _any = false;
}
