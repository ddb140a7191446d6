using System.Diagnostics.CodeAnalysis;

namespace CxBridge.Domain.Inbound;

/// <summary>
/// A number that can be called, or many: <c>4930123456</c> exactly, <c>4930*</c> all that begin so, <c>*</c> all. Digits only, for carriers write the
/// called number in many ways; a leading + or 00 does not count.
/// </summary>
public readonly record struct CalledNumber
{
    private const int Longest = 20;

    private CalledNumber(string text) => Text = text;

    /// <summary>Digits, and perhaps a star.</summary>
    public string Text { get; }

    /// <summary>Whether it stands for all that begin so.</summary>
    public bool IsPrefix => Text.EndsWith('*');

    /// <summary>Its digits.</summary>
    public string Digits => Text.TrimEnd('*');

    /// <summary>Reads what a person wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CalledNumber number)
    {
        string plain = (text ?? "").Trim();
        bool prefix = plain.EndsWith('*');
        string digits = DigitsOf(prefix ? plain[..^1] : plain);
        bool valid = digits.All(char.IsAsciiDigit) && digits.Length <= Longest && (prefix || digits.Length > 0);
        number = valid ? new(digits + (prefix ? "*" : "")) : default;
        return valid;
    }

    /// <summary>Whether a called number, as it came by signalling, is one of these.</summary>
    public bool Matches(string called) => IsPrefix ? DigitsOf(called).StartsWith(Digits, StringComparison.Ordinal) : DigitsOf(called) == Digits;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string DigitsOf(string text)
    {
        string plain = string.Concat(text.Where(c => c is not (' ' or '-' or '.' or '(' or ')' or '/')));
        return plain.StartsWith('+') ? plain[1..] : plain.StartsWith("00", StringComparison.Ordinal) ? plain[2..] : plain;
    }
}
