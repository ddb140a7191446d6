using CxBridge.Domain.Configuration;
using CxBridge.Domain.Telephony;

namespace CxBridge.Gateway.Problems;

/// <summary>Collects everything that is wrong with a request, so that one answer names it all.</summary>
internal sealed class Findings
{
    private const int LongestEcho = 40;
    private readonly List<ConfigurationError> _errors = [];

    public bool Any => _errors.Count > 0;

    public IReadOnlyList<ConfigurationError> All => _errors;

    public void Add(string path, string message, string hint) => _errors.Add(new(path, message, hint));

    /// <summary>A text that must be there.</summary>
    public string Text(string path, string? value, int longest)
    {
        string text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            Add(path, "is missing", "Give a text that is not empty.");
        }
        else if (text.Length > longest)
        {
            Add(path, $"has {text.Length} characters", $"Use at most {longest}.");
        }
        return text;
    }

    /// <summary>The items of a list, each with its place; the ones that are null are noted and left out.</summary>
    public List<(int At, T Item)> Items<T>(string path, IReadOnlyList<T?> given) where T : class
    {
        var items = new List<(int At, T Item)>();
        foreach ((int at, T? item) in given.Index())
        {
            if (item is null)
            {
                Add($"{path}[{at}]", "is null", "Leave it out, or say what it is.");
            }
            else
            {
                items.Add((at, item));
            }
        }
        return items;
    }

    /// <summary>An id that must be there.</summary>
    public TId Id<TId>(string path, string? value) where TId : struct, ITypedId<TId>
    {
        if (!TId.TryParse(value, null, out TId id))
        {
            Add(path, value is null ? "is missing" : "is not an id of the right kind", $"Give an id that begins with '{TId.Prefix}_'.");
        }
        return id;
    }

    public PhoneNumber Number(string path, string? value)
    {
        if (PhoneNumber.Read(value, out PhoneNumber number) is { } reason)
        {
            Add(path, reason, "Write it in international form, such as +4930123456.");
        }
        return number;
    }

    /// <summary>A telephone number of an address. There a + stands for a blank, so that who writes it as it is has sent a number without a country code.</summary>
    public PhoneNumber NumberInQuery(string path, string? value)
    {
        if (value is [' ', >= '1' and <= '9', ..] && PhoneNumber.Read(value, out _) is not null)
        {
            Add(path, "begins with a blank: in an address a + that is written as it is means one", $"Write the + as %2B, such as {path}=%2B4930123456.");
            return default;
        }
        return Number(path, value);
    }

    /// <summary>A number within limits; <paramref name="fallback"/> when it is left out.</summary>
    public T Within<T>(string path, T? value, T fallback, T least, T most) where T : struct, IComparable<T>
    {
        if (value is not { } given)
        {
            return fallback;
        }
        if (given.CompareTo(least) < 0 || given.CompareTo(most) > 0)
        {
            Add(path, $"is {given}", $"Use {least} to {most}.");
        }
        return given;
    }

    /// <summary>A value by its code; <paramref name="fallback"/> when it is left out.</summary>
    public TEnum Code<TEnum>(string path, string? text, TEnum fallback) where TEnum : struct, Enum =>
        text is null ? fallback : Code<TEnum>(path, text).GetValueOrDefault();

    /// <summary>A value by its code; null when it is left out, or unknown.</summary>
    public TEnum? Code<TEnum>(string path, string? text) where TEnum : struct, Enum
    {
        if (text is null)
        {
            return null;
        }
        if (Codes.TryParse(text, out TEnum value))
        {
            return value;
        }
        Add(path, $"'{(text.Length > LongestEcho ? text[..LongestEcho] : text)}' is not known", $"Use one of: {Codes.AllOf<TEnum>()}.");
        return null;
    }

    /// <summary>An absolute http or https address without credentials, or null when it is left out or empty.</summary>
    public Uri? WebAddress(string path, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }
        if (!Uri.TryCreate(value.Trim(), UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            Add(path, "is not a web address", "Give an absolute address such as https://crm.example/hooks/calls.");
            return null;
        }
        if (uri.UserInfo.Length > 0)
        {
            Add(path, "holds credentials", "Leave user name and password out of the address.");
        }
        return uri;
    }
}
