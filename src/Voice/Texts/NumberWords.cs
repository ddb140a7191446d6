namespace CxBridge.Voice.Texts;

/// <summary>English words for numbers.</summary>
internal static class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly (long Size, string Name)[] Scales = [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

    /// <summary>How a number is counted: <c>1234</c> is "one thousand two hundred thirty four".</summary>
    public static string Cardinal(long number)
    {
        if (number < 0)
        {
            return $"minus {Cardinal(-number)}";
        }

        foreach ((long size, string name) in Scales)
        {
            if (number >= size)
            {
                return Joined($"{Cardinal(number / size)} {name}", number % size);
            }
        }

        return number switch
        {
            >= 100 => Joined($"{Small[number / 100]} hundred", number % 100),
            >= 20 => Joined(Tens[number / 10], number % 10),
            _ => Small[number],
        };
    }

    /// <summary>A place in a row: <c>22</c> is "twenty second".</summary>
    public static string Ordinal(long number)
    {
        string words = Cardinal(number);
        int space = words.LastIndexOf(' ') + 1;
        string last = words[space..];
        string place = last switch
        {
            "one" => "first",
            "two" => "second",
            "three" => "third",
            "five" => "fifth",
            "eight" => "eighth",
            "nine" => "ninth",
            "twelve" => "twelfth",
            _ when last.EndsWith('y') => $"{last[..^1]}ieth",
            _ => $"{last}th",
        };
        return words[..space] + place;
    }

    /// <summary>A year: <c>1999</c> is "nineteen ninety nine", <c>2005</c> "two thousand five".</summary>
    public static string Year(int year) => year switch
    {
        >= 2000 and < 2010 => Cardinal(year),
        >= 1000 and < 10_000 when year % 100 == 0 => year % 1000 == 0 ? Cardinal(year) : $"{Cardinal(year / 100)} hundred",
        >= 1000 and < 10_000 => $"{Cardinal(year / 100)} {(year % 100 < 10 ? "oh " : "")}{Cardinal(year % 100)}",
        _ => Cardinal(year),
    };

    /// <summary>Digit by digit: <c>+15550</c> is "one five five five zero".</summary>
    public static string Digits(string text) => string.Join(' ', text.Where(char.IsAsciiDigit).Select(c => Small[c - '0']));

    private static string Joined(string head, long rest) => rest == 0 ? head : $"{head} {Cardinal(rest)}";
}
