using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Looks at the first bytes of an upload: which encoding, which delimiter.</summary>
internal sealed record CsvSource(Stream Utf8, byte Delimiter)
{
    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t'];
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    /// <returns>The source; or null with the reason when this is no text that can be read.</returns>
    public static async Task<(CsvSource? Source, FileRefusal? Refusal)> OpenAsync(Stream upload, CancellationToken cancellationToken)
    {
        PipeReader raw = PipeReader.Create(upload);
        ReadResult peek = await raw.ReadAtLeastAsync(4, cancellationToken);
        byte[] first = peek.Buffer.Slice(0, Math.Min(4, peek.Buffer.Length)).ToArray();
        if (first.AsSpan().SequenceEqual(Zip))
        {
            return (null, new("the file is an Excel workbook or another zip archive", "Open it and save it as 'CSV UTF-8', then import that."));
        }
        Encoding? wide = first switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        int mark = wide is not null ? 2 : first is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        raw.AdvanceTo(peek.Buffer.GetPosition(mark));
        PipeReader text = wide is null ? raw : PipeReader.Create(Encoding.CreateTranscodingStream(raw.AsStream(), wide, Encoding.UTF8));
        byte[] header = await PeekLineAsync(text, cancellationToken);
        if (header.Contains((byte)0))
        {
            return (null, new("wrong encoding: the file is binary, or UTF-16 without a byte order mark", "Save it as 'CSV UTF-8', then import that."));
        }
        return (new CsvSource(text.AsStream(), DelimiterOf(header)), null);
    }

    private static async Task<byte[]> PeekLineAsync(PipeReader text, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await text.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = read.Buffer;
            SequencePosition? end = buffer.PositionOf((byte)'\n') ?? buffer.PositionOf((byte)'\r');
            if (end is null && !read.IsCompleted && buffer.Length < CsvRecords.LongestRecord)
            {
                text.AdvanceTo(buffer.Start, buffer.End);
                continue;
            }
            byte[] line = (end is { } e ? buffer.Slice(0, e) : buffer).ToArray();
            text.AdvanceTo(buffer.Start);
            return line;
        }
    }

    private static byte DelimiterOf(byte[] header)
    {
        int[] counts = new int[Delimiters.Length];
        bool quoted = false;
        foreach (byte b in header)
        {
            quoted ^= b == (byte)'"';
            int which = quoted ? -1 : Array.IndexOf(Delimiters, b);
            if (which >= 0)
            {
                counts[which]++;
            }
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
