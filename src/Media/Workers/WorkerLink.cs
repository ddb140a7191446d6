using System.Buffers.Binary;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace CxBridge.Media.Workers;

/// <summary>One side of a connection between host and worker; see <see cref="WorkerMessage"/> for the frames. Sending never blocks: at most 1,024 messages wait,
/// and a side that does not take them any more is taken for dead. One reader at a time.</summary>
internal sealed class WorkerLink : IAsyncDisposable
{
    private const int LongestFrame = 4 << 20;
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter(), new EndPointConverter() } };
    private readonly Channel<WorkerMessage> _waiting = Channel.CreateBounded<WorkerMessage>(new BoundedChannelOptions(1024) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly CancellationTokenSource _closed = new();
    private readonly Stream _stream;
    private readonly Task _writing;
    private readonly byte[] _length = new byte[4];
    private byte[] _frame = new byte[4096];

    /// <summary>Takes a stream for its own.</summary>
    public WorkerLink(Stream stream)
    {
        _stream = stream;
        _writing = WriteAsync();
    }

    /// <summary>Sends after what waits. Any thread; never blocks.</summary>
    /// <returns>False when the other side is gone, or takes nothing any more.</returns>
    public bool Send(WorkerMessage message) => _waiting.Writer.TryWrite(message);

    /// <summary>Waits for the next message.</summary>
    /// <returns>Null when the other side is gone.</returns>
    /// <exception cref="InvalidDataException">The other side speaks something else.</exception>
    public async Task<WorkerMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _stream.ReadExactlyAsync(_length, cancellationToken);
            int length = BinaryPrimitives.ReadInt32LittleEndian(_length);
            if (length is <= 0 or > LongestFrame)
            {
                throw new InvalidDataException($"A frame of {length} octets: the other side is no worker of ours.");
            }

            if (_frame.Length < length)
            {
                _frame = new byte[length];
            }

            await _stream.ReadExactlyAsync(_frame.AsMemory(0, length), cancellationToken);
            return JsonSerializer.Deserialize<WorkerMessage>(_frame.AsSpan(0, length), Format);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("A frame that is no message.", fault);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Sends what waits, for as long as the other side takes it (2 s at most), and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _closed.CancelAfter(TimeSpan.FromSeconds(2));
        await _writing;
        await _stream.DisposeAsync();
        _closed.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (WorkerMessage message in _waiting.Reader.ReadAllAsync(_closed.Token))
            {
                byte[] json = JsonSerializer.SerializeToUtf8Bytes(message, Format);
                var frame = new byte[json.Length + 4];
                BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
                json.CopyTo(frame, 4);
                await _stream.WriteAsync(frame, _closed.Token);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is gone; whoever reads learns it.
            _waiting.Writer.TryComplete();
        }
    }

    private sealed class EndPointConverter : JsonConverter<IPEndPoint>
    {
        public override IPEndPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IPEndPoint.TryParse(reader.GetString() ?? "", out IPEndPoint? point) ? point : throw new JsonException("Not an address with a port.");

        public override void Write(Utf8JsonWriter writer, IPEndPoint value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
