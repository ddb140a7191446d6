namespace CxBridge.Media.Rtp.Srtp;

/// <summary>Which of the last 64 packets have been seen (RFC 3711 section 3.3.2): a packet that a stranger recorded is not heard twice.</summary>
internal struct ReplayWindow
{
    private const int Width = 64;
    private ulong _highest;
    private ulong _seen;

    /// <summary>Whether that packet is neither too old nor seen before.</summary>
    public readonly bool Allows(ulong index) =>
        _seen == 0 || index > _highest || (_highest - index < Width && (_seen & (1UL << (int)(_highest - index))) == 0);

    /// <summary>Notes a packet that proved authentic.</summary>
    public void Note(ulong index)
    {
        if (_seen == 0 || index > _highest)
        {
            ulong ahead = _seen == 0 ? Width : index - _highest;
            _seen = (ahead >= Width ? 0 : _seen << (int)ahead) | 1;
            _highest = index;
        }
        else
        {
            _seen |= 1UL << (int)(_highest - index);
        }
    }
}
