using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Codecs;

/// <summary>G.711 (ITU-T, 1988): 16-bit linear samples to and from mu-law and A-law octets, by table.</summary>
public static class G711
{
    private const int MuBias = 33;
    private const int MuLargest = 0x1FFF;
    private static readonly short[] MuToLinear = Build(ExpandMu);
    private static readonly short[] AToLinear = Build(ExpandA);
    private static readonly byte[] LinearToMu = Build(CompressMu, dropBits: 2);
    private static readonly byte[] LinearToA = Build(CompressA, dropBits: 4);

    /// <summary>The octet that stands for silence.</summary>
    public static byte Silence(AudioCodec codec) => codec == AudioCodec.Pcma ? (byte)0xD5 : (byte)0xFF;

    /// <summary>Decodes one octet to one sample each.</summary>
    public static void Decode(AudioCodec codec, ReadOnlySpan<byte> source, Span<short> target)
    {
        short[] table = codec == AudioCodec.Pcma ? AToLinear : MuToLinear;
        for (int i = 0; i < source.Length; i++)
        {
            target[i] = table[source[i]];
        }
    }

    /// <summary>Encodes one sample to one octet each.</summary>
    public static void Encode(AudioCodec codec, ReadOnlySpan<short> source, Span<byte> target)
    {
        if (codec == AudioCodec.Pcma)
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = LinearToA[(ushort)source[i] >> 4];
            }
        }
        else
        {
            for (int i = 0; i < source.Length; i++)
            {
                target[i] = LinearToMu[(ushort)source[i] >> 2];
            }
        }
    }

    private static short[] Build(Func<byte, short> expand)
    {
        var table = new short[256];
        for (int i = 0; i < 256; i++)
        {
            table[i] = expand((byte)i);
        }

        return table;
    }

    // Mu-law looks at 14 bits and A-law at 12: the rest of the index would only make the table larger than the cache likes.
    private static byte[] Build(Func<short, byte> compress, int dropBits)
    {
        var table = new byte[65536 >> dropBits];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = compress((short)(i << dropBits));
        }

        return table;
    }

    private static short ExpandMu(byte octet)
    {
        int inverted = ~octet;
        int exponent = (inverted >> 4) & 7;
        int mantissa = inverted & 15;
        int magnitude = (((mantissa << 1) + MuBias) << exponent) - MuBias;
        return (short)((octet & 0x80) != 0 ? magnitude * 4 : magnitude * -4);
    }

    private static byte CompressMu(short sample)
    {
        int magnitude = Math.Min((sample < 0 ? ~sample >> 2 : sample >> 2) + MuBias, MuLargest);
        int exponent = 26 - int.LeadingZeroCount(magnitude);
        int mantissa = (magnitude >> (exponent + 1)) & 15;
        int octet = ~((exponent << 4) | mantissa) & 0x7F;
        return (byte)(sample < 0 ? octet : octet | 0x80);
    }

    private static short ExpandA(byte octet)
    {
        int toggled = octet ^ 0x55;
        int exponent = (toggled >> 4) & 7;
        int magnitude = ((toggled & 15) << 4) + 8;
        if (exponent > 0)
        {
            magnitude = (magnitude + 256) << (exponent - 1);
        }

        return (short)((octet & 0x80) != 0 ? magnitude : -magnitude);
    }

    private static byte CompressA(short sample)
    {
        int magnitude = sample < 0 ? ~sample >> 4 : sample >> 4;
        if (magnitude > 15)
        {
            int exponent = 28 - int.LeadingZeroCount(magnitude);
            magnitude = (exponent << 4) | ((magnitude >> (exponent - 1)) & 15);
        }

        return (byte)((sample < 0 ? magnitude : magnitude | 0x80) ^ 0x55);
    }
}
