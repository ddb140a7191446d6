namespace CxBridge.Media.Rtp;

/// <summary>Hears telephone events (RFC 4733). All packets of one press share a timestamp, the end is sent three times: one press, one digit.</summary>
internal sealed class DtmfReceiver
{
    private const string Digits = "0123456789*#ABCD";
    private uint _last;
    private bool _any;

    /// <summary>Takes an event packet.</summary>
    /// <returns>The digit when a press begins (or when its first packets were lost), '\0' for repetitions and other events.</returns>
    public char Accept(uint timestamp, ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 4 || payload[0] >= Digits.Length)
        {
            return '\0';
        }

        // Older than the last press: a straggler of the press before it.
        if (_any && (int)(timestamp - _last) <= 0)
        {
            return '\0';
        }

        _any = true;
        _last = timestamp;
        return Digits[payload[0]];
    }

    /// <summary>A new source has other timestamps.</summary>
    public void Reset() => _any = false;
}
