using System.Text.Json.Serialization;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Compliance;

/// <summary>A telephone number, or all numbers that begin alike: <c>+4930123456</c>, <c>+4930*</c>.</summary>
[JsonConverter(typeof(NumberPatternJsonConverter))]
public readonly record struct NumberPattern
{
    private const int ShortestPrefix = 2;
    private const int LongestPrefix = 14;

    private NumberPattern(string text) => Text = text;

    /// <summary>One number.</summary>
    public NumberPattern(PhoneNumber number) => Text = number.E164;

    /// <summary>As lists hold it: '+', digits and, for a prefix, '*'.</summary>
    public string Text { get; }

    /// <summary>Digits of the prefix; null when it is one number.</summary>
    public int? PrefixDigits => Text.EndsWith('*') ? Text.Length - 2 : null;

    /// <summary>As logs may show it.</summary>
    public string Masked => PrefixDigits is null ? PhoneNumber.Parse(Text).Masked : Text;

    /// <summary>Reads a number, or a prefix of 2 to 14 digits followed by '*'.</summary>
    /// <returns>Null when it was read; otherwise the reason in words.</returns>
    public static string? Read(string? text, out NumberPattern pattern)
    {
        pattern = default;
        string given = text?.Trim() ?? "";
        if (!given.EndsWith('*'))
        {
            string? reason = PhoneNumber.Read(given, out PhoneNumber number);
            pattern = reason is null ? new(number) : default;
            return reason;
        }

        string digits = string.Concat(given.Where(char.IsAsciiDigit));
        if (!given.StartsWith('+') || given.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '*' or ' ' or '-')) || given.Count(c => c == '*') > 1)
        {
            return "a prefix is '+', digits and one '*' at the end";
        }

        if (digits.Length is < ShortestPrefix or > LongestPrefix)
        {
            return $"a prefix has {ShortestPrefix} to {LongestPrefix} digits";
        }

        pattern = new($"+{digits}*");
        return null;
    }

    /// <summary>Whether it holds a number.</summary>
    public bool Includes(PhoneNumber number) => PrefixDigits is null ? number.E164 == Text : number.E164.StartsWith(Text[..^1], StringComparison.Ordinal);

    /// <summary>The masked form.</summary>
    public override string ToString() => Masked;
}
