using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Carriers.CallerIds;

/// <summary>How near two numbers are, as far as their digits tell. Pure.</summary>
public static class NumberNearness
{
    // Country codes of two digits (ITU-T E.164, list of assigned codes); 1 and 7 have one digit, all others three.
    private static readonly HashSet<string> TwoDigits =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57",
        "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    /// <summary>The country code, without the '+'.</summary>
    public static string CountryCode(PhoneNumber number)
    {
        string digits = number.E164[1..];
        return digits[0] is '1' or '7' ? digits[..1] : TwoDigits.Contains(digits[..2]) ? digits[..2] : digits[..3];
    }

    /// <summary>
    /// Digits that two numbers share at their beginning, counted when they are of one area: 0 for different countries, the length of the country code
    /// for the same country, more for the same area. The area code of country code 1 has three digits and counts as a whole; elsewhere area codes
    /// differ in length, so that two digits in common after the country code are the least that counts.
    /// </summary>
    public static int Of(PhoneNumber one, PhoneNumber other)
    {
        string country = CountryCode(one);
        if (country != CountryCode(other))
        {
            return 0;
        }

        string mine = one.E164[1..];
        string theirs = other.E164[1..];
        int common = 0;
        while (common < mine.Length && common < theirs.Length && mine[common] == theirs[common])
        {
            common++;
        }

        int area = country == "1" ? 3 : 2;
        return common < country.Length + area ? country.Length : country == "1" ? country.Length + area : common;
    }
}
