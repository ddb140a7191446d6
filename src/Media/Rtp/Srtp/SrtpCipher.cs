using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CxBridge.Media.Rtp.Srtp;

/// <summary>AES in counter mode and HMAC-SHA1 of one direction and one protocol, keys derived (RFC 3711 sections 4.1.1, 4.2.1 and 4.3). Allocates nothing a packet.</summary>
internal sealed class SrtpCipher : IDisposable
{
    /// <summary>The tag of ..._80: ten octets.</summary>
    public const int TagSize = 10;

    private const int KeySize = 16;
    private const int SaltSize = 14;
    private const int AuthenticationKeySize = 20;
    private const int BlockSize = 16;
    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _encryptor;
    private readonly IncrementalHash _hmac;
    private readonly byte[] _salt;
    private readonly byte[] _counter = new byte[BlockSize];
    private readonly byte[] _stream = new byte[BlockSize];

    /// <param name="master">Master key and salt, 30 octets.</param>
    /// <param name="firstLabel">0 for RTP, 3 for RTCP.</param>
    public SrtpCipher(ReadOnlySpan<byte> master, byte firstLabel)
    {
        _aes.Key = Derive(master, firstLabel, KeySize);
        _encryptor = Raw(_aes);
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Derive(master, (byte)(firstLabel + 1), AuthenticationKeySize));
        _salt = Derive(master, (byte)(firstLabel + 2), SaltSize);
    }

    /// <summary>The key derivation of section 4.3.1, for a rate of 0.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> master, byte label, int length)
    {
        using Aes aes = Aes.Create();
        aes.Key = master[..KeySize].ToArray();
        using ICryptoTransform encryptor = Raw(aes);
        var counter = new byte[BlockSize];
        master.Slice(KeySize, SaltSize).CopyTo(counter);
        counter[7] ^= label;
        var key = new byte[length];
        var block = new byte[BlockSize];
        for (int done = 0; done < length; done += BlockSize)
        {
            BinaryPrimitives.WriteUInt16BigEndian(counter.AsSpan(14), (ushort)(done / BlockSize));
            encryptor.TransformBlock(counter, 0, BlockSize, block, 0);
            block.AsSpan(0, Math.Min(BlockSize, length - done)).CopyTo(key.AsSpan(done));
        }

        return key;
    }

    /// <summary>Encrypts or decrypts in place.</summary>
    /// <param name="text">The octets.</param>
    /// <param name="ssrc">Whose packet it is.</param>
    /// <param name="index">48 bits for RTP, 31 for RTCP.</param>
    public void Apply(Span<byte> text, uint ssrc, ulong index)
    {
        // IV = salt * 2^16 XOR SSRC * 2^64 XOR index * 2^16; the last two octets count blocks.
        _salt.CopyTo(_counter, 0);
        Span<byte> middle = _counter.AsSpan(4, 4);
        BinaryPrimitives.WriteUInt32BigEndian(middle, BinaryPrimitives.ReadUInt32BigEndian(middle) ^ ssrc);
        for (int i = 0; i < 6; i++)
        {
            _counter[13 - i] ^= (byte)(index >> (8 * i));
        }

        for (int done = 0; done < text.Length; done += BlockSize)
        {
            BinaryPrimitives.WriteUInt16BigEndian(_counter.AsSpan(14), (ushort)(done / BlockSize));
            _encryptor.TransformBlock(_counter, 0, BlockSize, _stream, 0);
            int count = Math.Min(BlockSize, text.Length - done);
            for (int i = 0; i < count; i++)
            {
                text[done + i] ^= _stream[i];
            }
        }
    }

    /// <summary>The tag over a packet, and over what follows it without being sent.</summary>
    public void Authenticate(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> trailer, Span<byte> tag)
    {
        Span<byte> hash = stackalloc byte[AuthenticationKeySize];
        _hmac.AppendData(packet);
        _hmac.AppendData(trailer);
        _hmac.GetHashAndReset(hash);
        hash[..TagSize].CopyTo(tag);
    }

    public void Dispose()
    {
        _encryptor.Dispose();
        _aes.Dispose();
        _hmac.Dispose();
    }

#pragma warning disable CA5358 // Single blocks of a counter: this is how the RFC makes its counter mode out of AES.
    private static ICryptoTransform Raw(Aes aes)
    {
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        return aes.CreateEncryptor();
    }
#pragma warning restore CA5358
}
