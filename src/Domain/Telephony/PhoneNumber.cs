using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CxBridge.Domain.Telephony;

/// <summary>A telephone number in E.164 form: '+' and 7 to 15 digits (ITU-T E.164 section 6).</summary>
[JsonConverter(typeof(PhoneNumberJsonConverter))]
public readonly record struct PhoneNumber : IParsable<PhoneNumber>
{
    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>The number with its leading '+'.</summary>
    public string E164 { get; }

    /// <summary>The number as logs may show it: country and last two digits.</summary>
    public string Masked => E164 is null ? "" : $"{E164[..3]}…{E164[^2..]}";

    /// <summary>Reads a number that may hold spaces, dots, dashes and brackets, or begin with 00 instead of '+'.</summary>
    /// <param name="text">The text as a person or a file wrote it.</param>
    /// <param name="number">The number, when the result is null.</param>
    /// <returns>Null when it was read; otherwise the reason in words.</returns>
    public static string? Read(string? text, out PhoneNumber number)
    {
        number = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return "the number is empty";
        }

        Span<char> digits = stackalloc char[17];
        int count = 0;
        bool plus = false;
        foreach (char c in text.AsSpan().Trim())
        {
            switch (c)
            {
                case '+' when count == 0 && !plus:
                    plus = true;
                    break;
                case >= '0' and <= '9':
                    if (count == digits.Length)
                    {
                        return "more than 15 digits";
                    }

                    digits[count++] = c;
                    break;
                case ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0':
                    break;
                default:
                    return $"'{(char.IsControl(c) ? '?' : c)}' is not part of a number";
            }
        }

        ReadOnlySpan<char> all = digits[..count];
        if (!plus)
        {
            if (!all.StartsWith("00"))
            {
                return "no country code: write the number with + or 00";
            }

            all = all[2..];
        }

        if (all.Length < 7)
        {
            return "fewer than 7 digits";
        }

        if (all.Length > 15)
        {
            return "more than 15 digits";
        }

        if (all[0] == '0')
        {
            return "a country code never begins with 0";
        }

        number = new PhoneNumber(string.Concat("+", all));
        return null;
    }

    /// <inheritdoc/>
    public static PhoneNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out PhoneNumber number) is { } reason ? throw new FormatException($"Not a telephone number: {reason}.") : number;

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PhoneNumber result) => Read(s, out result) is null;

    /// <summary>The masked form, so that a careless log line gives nothing away.</summary>
    public override string ToString() => Masked;
}
