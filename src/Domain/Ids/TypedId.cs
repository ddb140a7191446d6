using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CxBridge.Domain.Ids;

/// <summary>Makes and checks the text form shared by all typed ids: prefix, underscore, 48 bits of time, 80 random bits.</summary>
public static class TypedId
{
    // Crockford's alphabet has letters that hexadecimal has not, and every id has a prefix: storage that compares keys as
    // hexadecimal numbers can never take two of them for one.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    internal static string New(string prefix, TimeProvider time)
    {
        Span<byte> bits = stackalloc byte[16];
        RandomNumberGenerator.Fill(bits[6..]);
        long milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (int i = 0; i < 6; i++)
        {
            bits[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        var value = new UInt128(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bits), System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bits[8..]));
        Span<char> text = stackalloc char[Digits];
        for (int i = Digits - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return $"{prefix}_{text}";
    }

    internal static bool IsValid(string prefix, [NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length != prefix.Length + 1 + Digits || !text.StartsWith(prefix, StringComparison.Ordinal) || text[prefix.Length] != '_')
        {
            return false;
        }

        foreach (char c in text.AsSpan(prefix.Length + 1))
        {
            if (!Alphabet.Contains(c))
            {
                return false;
            }
        }

        return true;
    }

    internal static string Check(string prefix, string text) => IsValid(prefix, text)
        ? text
        : throw new FormatException($"'{text}' is not an id of the form {prefix}_ followed by {Digits} letters and digits.");
}
