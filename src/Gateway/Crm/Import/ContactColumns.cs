using CxBridge.Domain.Telephony;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Which column holds what, by the names in the first line.</summary>
internal sealed class ContactColumns
{
    private const int MostColumns = 100;

    private static readonly HashSet<string> NumberNames =
        ["number", "phone", "phone_number", "phonenumber", "mobile", "mobile_number", "mobile_phone", "telephone", "tel", "msisdn"];

    private static readonly HashSet<string> NameNames = ["name", "full_name", "fullname", "contact_name"];
    private static readonly HashSet<string> ReferenceNames = ["reference", "ref", "external_id", "crm_id", "customer_id"];

    private ContactColumns(IReadOnlyList<string> names, int number, int name, int reference)
    {
        Names = names;
        Number = number;
        Name = name;
        Reference = reference;
    }

    /// <summary>As the file writes them.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Number { get; }

    /// <summary>-1: the file has none.</summary>
    public int Name { get; }

    /// <summary>-1: the file has none.</summary>
    public int Reference { get; }

    public static (ContactColumns? Columns, FileRefusal? Refusal) Read(IReadOnlyList<string> header)
    {
        if (header.Count > MostColumns)
        {
            return (null, new($"the file has {header.Count} columns", $"Import at most {MostColumns}."));
        }
        var names = header.Select((h, i) => string.IsNullOrWhiteSpace(h) ? $"column_{i + 1}" : h.Trim()).ToList();
        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return (null, new($"two columns are named '{twice.Key}'", "Give each column a name of its own."));
        }
        List<string> plain = names.ConvertAll(Plain);
        int number = plain.FindIndex(NumberNames.Contains);
        if (number < 0)
        {
            // A file without a header must not show its first contact in an error text.
            bool data = header.Any(h => PhoneNumber.Read(h, out _) is null);
            return (null, data
                ? new("the first line holds a telephone number, not the names of the columns", "Put a line such as 'number,name,reference' on top.")
                : new($"no column with telephone numbers; the columns are: {string.Join(", ", names)}", "Name the column with telephone numbers 'number' (or phone, mobile)."));
        }
        return (new(names, number, plain.FindIndex(NameNames.Contains), plain.FindIndex(ReferenceNames.Contains)), null);
    }

    private static string Plain(string name) => name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
