using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CxBridge.Voice.Texts;

/// <summary>Turns written text into words that every engine says alike. The order matters: what is longest and most certain goes first, plain numbers last.
/// <code>
/// 1 mark-up and emoji out
/// 2 telephone numbers, dates, times, money, per cent
/// 3 ordinals, years, decimals, whole numbers
/// 4 spaces
/// </code></summary>
internal static partial class SpeakableText
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Words only; the same for texts that sound the same, which the cache relies on.</summary>
    public static string Normalise(string text)
    {
        // 1 A link is its words. "[[" opens espeak-ng's phoneme input, which a contact's name must not reach.
        text = Link().Replace(text.Normalize(NormalizationForm.FormC), "${words}");
        text = WithoutSymbols(text);

        // 2
        text = Telephone().Replace(text, m => $" {Grouped(m.Value)} ");
        text = IsoDate().Replace(text, m => Date(m, m.Groups["year"].Value, m.Groups["month"].Value, m.Groups["day"].Value));
        text = AmericanDate().Replace(text, m => Date(m, m.Groups["year"].Value, m.Groups["month"].Value, m.Groups["day"].Value));
        text = Clock().Replace(text, Time);
        text = Money().Replace(text, Amount);
        text = text.Replace("%", " percent", StringComparison.Ordinal);

        // 3
        text = OrdinalNumber().Replace(text, m => NumberWords.Ordinal(Number(m.Groups["number"].Value)));
        text = YearNumber().Replace(text, m => NumberWords.Year((int)Number(m.Value)));
        text = LongNumber().Replace(text, m => NumberWords.Digits(m.Value));
        text = DecimalNumber().Replace(text, m => $"{NumberWords.Cardinal(Number(m.Groups["whole"].Value))} point {NumberWords.Digits(m.Groups["part"].Value)}");
        text = WholeNumber().Replace(text, m => NumberWords.Cardinal(Number(m.Value)));

        // 4
        return SpaceBeforeStop().Replace(Spaces().Replace(text, " "), "${stop}").Trim();
    }

    private static string WithoutSymbols(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isMarkup = rune.Value is '*' or '_' or '`' or '#' or '~' or '|' or '>' or '<' or '[' or ']' or '{' or '}' or '^' or '\\';
            bool isSilent = category is UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.Format
                or UnicodeCategory.Control or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherNotAssigned || rune.Value is 0xFE0F or 0x20E3;
            plain.Append(rune.Value switch
            {
                '’' or '‘' => "'",
                '“' or '”' or '"' => "",
                '–' or '—' => ", ",
                '…' => ".",
                '&' => " and ",
                '+' => "+",
                _ => isMarkup || isSilent ? " " : rune.ToString(),
            });
        }

        return plain.ToString();
    }

    /// <summary>Digits in groups of three and a last one of four, with a breath between them, as people say them.</summary>
    private static string Grouped(string number)
    {
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        List<string> groups = [];
        int last = Math.Max(0, digits.Length - 4);
        for (int at = 0; at < last;)
        {
            // What is left over, such as a country code, comes first.
            int take = at == 0 && last % 3 > 0 ? last % 3 : 3;
            groups.Add(NumberWords.Digits(digits.Substring(at, take)));
            at += take;
        }

        groups.Add(NumberWords.Digits(digits[last..]));
        return string.Join(", ", groups);
    }

    private static string Date(Match match, string year, string month, string day) =>
        int.Parse(month, CultureInfo.InvariantCulture) is >= 1 and <= 12 and int m && int.Parse(day, CultureInfo.InvariantCulture) is >= 1 and <= 31 and int d
            ? $"{Months[m - 1]} {NumberWords.Ordinal(d)}, {NumberWords.Year(int.Parse(year, CultureInfo.InvariantCulture))}"
            : match.Value;

    private static string Time(Match match)
    {
        int hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        int minute = int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture);
        if (hour > 23 || minute > 59)
        {
            return match.Value;
        }

        string half = match.Groups["half"].Success ? $" {char.ToLowerInvariant(match.Groups["half"].Value[0])} m" : hour >= 12 ? " p m" : " a m";
        string past = minute == 0 ? "" : minute < 10 ? $" oh {NumberWords.Cardinal(minute)}" : $" {NumberWords.Cardinal(minute)}";
        return $"{NumberWords.Cardinal(hour % 12 == 0 ? 12 : hour % 12)}{past}{half}";
    }

    private static string Amount(Match match)
    {
        (string one, string many, string small) = match.Groups["sign"].Value switch
        {
            "$" => ("dollar", "dollars", "cents"),
            "€" => ("euro", "euros", "cents"),
            "£" => ("pound", "pounds", "pence"),
            _ => ("rupee", "rupees", "paise"),
        };
        long whole = Number(match.Groups["whole"].Value);
        long part = match.Groups["part"].Success ? Number(match.Groups["part"].Value) : 0;
        string words = $"{NumberWords.Cardinal(whole)} {(whole == 1 ? one : many)}";
        return part == 0 ? words : $"{words} and {NumberWords.Cardinal(part)} {small}";
    }

    private static long Number(string digits) => long.Parse(digits.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[(?<words>[^\]\[]{1,200})\]\([^)\s]{1,500}\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w+])(?:\+\d[\d\-. ()]{5,20}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\b(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AmericanDate();

    [GeneratedRegex(@"\b(?<hour>\d{1,2}):(?<minute>\d{2})\s*(?:(?<half>[AaPp])(?:\.[Mm]\.|[Mm]\b))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?<sign>[$€£₹])\s?(?<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?<part>\d{2}))?(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?<number>\d{1,6})(?:st|nd|rd|th)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalNumber();

    [GeneratedRegex(@"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearNumber();

    [GeneratedRegex(@"(?<![\d.,])(?:\d{7,}|0\d+)(?![\d]|[.,]\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"(?<whole>\d{1,15})\.(?<part>\d{1,15})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s+(?<stop>[,.;:!?])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpaceBeforeStop();
}
