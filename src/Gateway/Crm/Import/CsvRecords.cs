using System.Text;
using System.Text.Unicode;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>
/// Reads records of a CSV stream (RFC 4180) one after another in constant memory, and goes on after a bad one.
/// <code>
///  stream ─(1) fill─▶ buffer ─(2) scan from the record's first byte─▶ whole record ─▶ (4) fields
///                                       └─ fault ─▶ (3) report its line, go on at the NEXT line
/// </code>
/// Step 3 goes back to the line after the record's first: an unclosed quote must cost its own line, not the rest of the file.
/// </summary>
internal sealed class CsvRecords(Stream stream, byte delimiter)
{
    /// <summary>Longest record, bytes.</summary>
    public const int LongestRecord = 64 * 1024;

    private readonly CsvScan _scan = new(delimiter);
    private readonly byte[] _buffer = new byte[4 * LongestRecord];
    private int _start;
    private int _end;
    private bool _ended;
    private long _nextLine = 1;

    /// <summary>Line of the record's first byte, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with it; then it has no fields.</summary>
    public CsvFault Fault { get; private set; }

    /// <summary>Fields of the record.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>The next record that is not an empty line.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_start == _end && _ended)
            {
                return false;
            }
            CsvScanEnd found = _start == _end ? CsvScanEnd.NeedsMore : _scan.Run(_buffer.AsSpan(_start, _end - _start), _ended);
            bool tooLong = _end - _start > LongestRecord && (found == CsvScanEnd.NeedsMore || _scan.Length > LongestRecord);
            if (found == CsvScanEnd.NeedsMore && !tooLong)
            {
                await FillAsync(cancellationToken);
                continue;
            }
            Line = _nextLine;
            Fault = tooLong ? (_scan.InQuotes ? CsvFault.QuoteOpen : CsvFault.TooLong) : found switch
            {
                CsvScanEnd.QuoteOpen => CsvFault.QuoteOpen,
                CsvScanEnd.QuoteMisplaced => CsvFault.QuoteMisplaced,
                _ => CsvFault.None,
            };
            if (Fault != CsvFault.None)
            {
                await SkipLineAsync(cancellationToken);
                return true;
            }
            ReadOnlySpan<byte> record = _buffer.AsSpan(_start, _scan.Length);
            _start += _scan.Consumed;
            _nextLine += _scan.Lines;
            if (record.Length > 0)
            {
                TakeFields(record);
                return true;
            }
        }
    }

    private void TakeFields(ReadOnlySpan<byte> record)
    {
        Fields.Clear();
        if (!Utf8.IsValid(record))
        {
            Fault = CsvFault.WrongEncoding;
            return;
        }
        foreach (CsvSpan field in _scan.Fields)
        {
            string text = Encoding.UTF8.GetString(record.Slice(field.Start, field.Length));
            Fields.Add(field.HasDoubledQuotes ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text);
        }
    }

    private async ValueTask SkipLineAsync(CancellationToken cancellationToken)
    {
        Fields.Clear();
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int at = rest.IndexOfAny((byte)'\n', (byte)'\r');
            // A CR at the very end may be half of a CR LF.
            if (at >= 0 && (at + 1 < rest.Length || _ended || rest[at] == (byte)'\n'))
            {
                _start += at + (rest[at] == (byte)'\r' && at + 1 < rest.Length && rest[at + 1] == (byte)'\n' ? 2 : 1);
                _nextLine++;
                return;
            }
            _start = at >= 0 ? _start + at : _end;
            if (_ended)
            {
                _start = _end;
                return;
            }
            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _ended = read == 0;
    }
}
