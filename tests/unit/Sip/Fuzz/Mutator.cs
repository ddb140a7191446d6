namespace CxBridge.Tests.Unit.Sip.Fuzz;

/// <summary>Spoils packets in the ways that networks, bad equipment and strangers do. Seeded, so that a failure can be repeated.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] s_delimiters = [.. ";:<>\"@,= \r\n\t\\[]?/%"u8];
    private readonly Random _random = new(seed);

    public int Next(int limit) => _random.Next(limit);

    public T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>A spoilt copy; <paramref name="other"/> lends a part now and then.</summary>
    public byte[] Spoil(byte[] packet, byte[] other)
    {
        byte[] bytes = [.. packet];
        for (int i = _random.Next(1, 4); i > 0 && bytes.Length > 0; i--)
        {
            int at = _random.Next(bytes.Length);
            switch (_random.Next(9))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 2 or 3:
                    bytes[at] = Any(s_delimiters);
                    break;
                case 4: // cut off
                    bytes = bytes[..at];
                    break;
                case 5: // a part of it twice
                    int length = _random.Next(Math.Min(200, bytes.Length - at));
                    bytes = [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
                    break;
                case 6: // a part of it missing
                    bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + _random.Next(1, 40))..]];
                    break;
                case 7 when other.Length > 0: // the end of another
                    bytes = [.. bytes[..at], .. other[_random.Next(other.Length)..]];
                    break;
                default: // something very long, or a number beyond every type
                    bytes = [.. bytes[..at], .. Enumerable.Repeat((byte)(_random.Next(2) == 0 ? '9' : 'x'), _random.Next(1, 300)), .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }
}
