namespace CxBridge.Gateway.Crm.Import;

/// <summary>How a scan ended.</summary>
internal enum CsvScanEnd
{
    /// <summary>A whole record.</summary>
    Record,

    /// <summary>The bytes end before the record does.</summary>
    NeedsMore,
    QuoteOpen,
    QuoteMisplaced,
}

/// <summary>Where a field's text is within its record, quotes around it left out.</summary>
internal readonly record struct CsvSpan(int Start, int Length, bool HasDoubledQuotes);

/// <summary>Finds the fields of ONE record at the beginning of some bytes. Works on bytes: delimiters, quotes and line ends are ASCII, and no
/// byte of a multi-byte UTF-8 character is.</summary>
internal sealed class CsvScan(byte delimiter)
{
    private const byte Quote = (byte)'"';

    /// <summary>Fields of the record.</summary>
    public List<CsvSpan> Fields { get; } = [];

    /// <summary>Bytes of the record without its line end.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of the record with its line end.</summary>
    public int Consumed { get; private set; }

    /// <summary>Line ends in it.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether the scan stopped inside quotes.</summary>
    public bool InQuotes { get; private set; }

    public CsvScanEnd Run(ReadOnlySpan<byte> bytes, bool isLast)
    {
        Fields.Clear();
        Lines = 0;
        int at = 0;
        while (true)
        {
            InQuotes = at < bytes.Length && bytes[at] == Quote;
            CsvScanEnd end = InQuotes ? Quoted(bytes, ref at, isLast) : Plain(bytes, ref at);
            Length = at;
            if (end != CsvScanEnd.Record)
            {
                return end;
            }
            InQuotes = false;
            if (at == bytes.Length)
            {
                Consumed = at;
                return isLast ? CsvScanEnd.Record : CsvScanEnd.NeedsMore;
            }
            if (bytes[at] == delimiter)
            {
                at++;
                continue;
            }
            return LineEnd(bytes, at, isLast);
        }
    }

    private CsvScanEnd Plain(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = bytes[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        length = length < 0 ? bytes.Length - at : length;
        // A quote in the middle of a plain field is taken as it is: 5" pipes exist, and nothing is ambiguous.
        Fields.Add(new(at, length, false));
        at += length;
        return CsvScanEnd.Record;
    }

    private CsvScanEnd Quoted(ReadOnlySpan<byte> bytes, ref int at, bool isLast)
    {
        int start = at + 1;
        int i = start;
        bool doubled = false;
        while (true)
        {
            int quote = bytes[i..].IndexOf(Quote);
            if (quote < 0)
            {
                at = bytes.Length;
                return isLast ? CsvScanEnd.QuoteOpen : CsvScanEnd.NeedsMore;
            }
            i += quote + 1;
            if (i == bytes.Length && !isLast)
            {
                at = i;
                return CsvScanEnd.NeedsMore;
            }
            if (i < bytes.Length && bytes[i] == Quote)
            {
                doubled = true;
                i++;
                continue;
            }
            break;
        }
        ReadOnlySpan<byte> text = bytes[start..(i - 1)];
        Lines += LineEnds(text);
        Fields.Add(new(start, text.Length, doubled));
        at = i;
        return i == bytes.Length || bytes[i] == delimiter || bytes[i] is (byte)'\n' or (byte)'\r' ? CsvScanEnd.Record : CsvScanEnd.QuoteMisplaced;
    }

    private CsvScanEnd LineEnd(ReadOnlySpan<byte> bytes, int at, bool isLast)
    {
        bool carriageReturn = bytes[at] == (byte)'\r';
        if (carriageReturn && at + 1 == bytes.Length && !isLast)
        {
            return CsvScanEnd.NeedsMore;
        }
        Consumed = at + (carriageReturn && at + 1 < bytes.Length && bytes[at + 1] == (byte)'\n' ? 2 : 1);
        Lines++;
        return CsvScanEnd.Record;
    }

    private static int LineEnds(ReadOnlySpan<byte> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n' || (text[i] == (byte)'\r' && (i + 1 == text.Length || text[i + 1] != (byte)'\n')))
            {
                count++;
            }
        }
        return count;
    }
}
