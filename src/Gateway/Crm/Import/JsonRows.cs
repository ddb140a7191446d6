using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Reads JSON contacts of a stream one after another in constant memory: a list, or one object a line (NDJSON).</summary>
internal static class JsonRows
{
    /// <summary>Longest line, bytes.</summary>
    public const int LongestLine = 64 * 1024;

    private const string NotJson = "not JSON";

    /// <summary>The items of a list. Their number, from 1, stands for the line.</summary>
    /// <exception cref="UploadBrokeException">The text is no JSON list from here on: nobody can tell where the next item would begin.</exception>
    public static async IAsyncEnumerable<JsonRow> ListAsync(Stream upload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using IAsyncEnumerator<JsonElement> items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(upload, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (long number = 1; ; number++)
        {
            try
            {
                if (!await items.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (JsonException e)
            {
                throw new UploadBrokeException($"item {number} of the list is {NotJson}", e);
            }
            yield return new(number, items.Current, null);
        }
    }

    /// <summary>The lines; a bad one costs itself and no other.</summary>
    public static async IAsyncEnumerable<JsonRow> LinesAsync(Stream upload, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PipeReader reader = PipeReader.Create(upload, new StreamPipeReaderOptions(leaveOpen: true));
        bool skipping = false;
        for (long line = 1; ;)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (Next(ref buffer, read.IsCompleted) is { } bytes)
            {
                if (!skipping && Row(line, bytes) is { } row)
                {
                    yield return row;
                }
                skipping = false;
                line++;
            }
            if (buffer.Length > LongestLine)
            {
                if (!skipping)
                {
                    yield return new(line, default, $"longer than {LongestLine} bytes");
                }
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                await reader.CompleteAsync();
                yield break;
            }
        }
    }

    private static ReadOnlySequence<byte>? Next(ref ReadOnlySequence<byte> buffer, bool ended)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            ReadOnlySequence<byte> line = buffer.Slice(0, end);
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return line;
        }
        if (!ended || buffer.IsEmpty)
        {
            return null;
        }
        ReadOnlySequence<byte> last = buffer;
        buffer = buffer.Slice(buffer.End);
        return last;
    }

    private static JsonRow? Row(long line, in ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > LongestLine)
        {
            return new(line, default, $"longer than {LongestLine} bytes");
        }
        byte[] text = bytes.ToArray();
        if (text.AsSpan().Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            return new(line, document.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return new(line, default, NotJson);
        }
    }
}
