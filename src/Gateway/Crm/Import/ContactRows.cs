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
            return new(record.Line, InWords(record.Fault), null, null);
        }
        List<string> fields = record.Fields;
        if (fields.Count != columns.Names.Count)
        {
            return new(record.Line, $"too {(fields.Count > columns.Names.Count ? "many" : "few")} columns: {fields.Count} instead of {columns.Names.Count}", null, null);
        }
        for (int i = 0; i < fields.Count; i++)
        {
            if (Wrong(fields[i]) is { } wrong)
            {
                return new(record.Line, wrong, columns.Names[i], RowError.Mask(fields[i][..Math.Min(fields[i].Length, 40)]));
            }
        }
        if (PhoneNumber.Read(fields[columns.Number], out PhoneNumber number) is { } reason)
        {
            return new(record.Line, reason, columns.Names[columns.Number], RowError.Mask(fields[columns.Number]));
        }
        Dictionary<string, string> others = Others(fields, columns);
        if (StandingColumns.Check(others).FirstOrDefault() is { } fault)
        {
            return new(record.Line, $"{fault.Message}. {fault.Hint}", fault.Path, RowError.Mask(others[fault.Path]));
        }
        contact = new(number, Cell(fields, columns.Name), Cell(fields, columns.Reference), others);
        return null;
    }

    private static string? Wrong(string field)
    {
        if (field.Length > LongestField || (field.Length > LongestField / 3 && Encoding.UTF8.GetByteCount(field) > LongestField))
        {
            return $"longer than {LongestField} bytes";
        }
        return field.Contains('\0', StringComparison.Ordinal) ? "holds a NUL character" : null;
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

    private static string InWords(CsvFault fault) => fault switch
    {
        CsvFault.QuoteOpen => "a quote is opened and never closed",
        CsvFault.QuoteMisplaced => "text follows a closing quote; a quote inside a field is written twice",
        CsvFault.TooLong => $"the row is longer than {CsvRecords.LongestRecord} bytes",
        _ => "wrong encoding: the file is not UTF-8",
    };
}
