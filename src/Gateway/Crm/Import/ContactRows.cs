using System.Text;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Telephony;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Makes a contact of a record, or says why it is none. Pure.</summary>
internal static class ContactRows
{
    /// <summary>Longest field, bytes of UTF-8.</summary>
    public const int LongestField = 4_096;

    public static RowError? Read(CsvRecords record, ContactColumns columns, out NewContact? contact)
    {
        contact = null;
        if (record.Fault != CsvFault.None)
        {
            (string what, string cure) = InWords(record.Fault);
            return new(record.Line, what, null, null, cure);
        }
        List<string> fields = record.Fields;
        if (fields.Count != columns.Names.Count)
        {
            (string much, string cure) = fields.Count > columns.Names.Count
                ? ("many", "Put fields that hold the delimiter in quotes.")
                : ("few", "Write the delimiters of empty fields, too; put fields that hold a line break in quotes.");
            return new(record.Line, $"too {much} columns: {fields.Count} instead of {columns.Names.Count}", null, null, cure);
        }
        for (int i = 0; i < fields.Count; i++)
        {
            if (Wrong(fields[i]) is (var wrong, var cure))
            {
                return new(record.Line, wrong, columns.Names[i], RowError.Mask(fields[i][..Math.Min(fields[i].Length, 40)]), cure);
            }
        }
        if (PhoneNumber.Read(fields[columns.Number], out PhoneNumber number) is { } reason)
        {
            return new(record.Line, reason, columns.Names[columns.Number], RowError.Mask(fields[columns.Number]), RowError.NumberHint);
        }
        Dictionary<string, string> others = Others(fields, columns);
        if (StandingColumns.Check(others).FirstOrDefault() is { } fault)
        {
            return new(record.Line, fault.Message, fault.Path, RowError.Mask(others[fault.Path]), fault.Hint);
        }
        contact = new(number, Cell(fields, columns.Name), Cell(fields, columns.Reference), others);
        return null;
    }

    private static (string What, string Cure)? Wrong(string field)
    {
        if (field.Length > LongestField || (field.Length > LongestField / 3 && Encoding.UTF8.GetByteCount(field) > LongestField))
        {
            return ($"longer than {LongestField} bytes", RowError.ShortenHint);
        }
        return field.Contains('\0', StringComparison.Ordinal) ? ("holds a NUL character", RowError.NulHint) : null;
    }

    private static string? Cell(List<string> fields, int column) => column < 0 || string.IsNullOrWhiteSpace(fields[column]) ? null : fields[column].Trim();

    private static Dictionary<string, string> Others(List<string> fields, ContactColumns columns)
    {
        var others = new Dictionary<string, string>();
        for (int i = 0; i < fields.Count; i++)
        {
            if (i != columns.Number && i != columns.Name && i != columns.Reference && fields[i].Length > 0)
            {
                others[columns.Names[i]] = fields[i];
            }
        }
        return others;
    }

    private static (string What, string Cure) InWords(CsvFault fault) => fault switch
    {
        CsvFault.QuoteOpen => ("a quote is opened and never closed", "Close it; a quote inside a field is written twice."),
        CsvFault.QuoteMisplaced => ("text follows a closing quote", "Write a quote inside a field twice."),
        CsvFault.TooLong => ($"the row is longer than {CsvRecords.LongestRecord} bytes", "Shorten it; a quote that is not closed makes one row of many."),
        _ => ("wrong encoding: the row is not UTF-8", "Save the file as UTF-8."),
    };
}
