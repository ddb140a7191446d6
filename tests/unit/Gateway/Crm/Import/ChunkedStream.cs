namespace CxBridge.Tests.Unit.Gateway.Crm.Import;

/// <summary>Gives its bytes in pieces, as a network does; and may break off.</summary>
internal sealed class ChunkedStream(byte[] bytes, int chunk, bool breaksOff = false) : Stream
{
    private int _at;

    /// <summary>How far it has been read, after each piece.</summary>
    public event Action<int>? Reads;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        if (_at == bytes.Length && breaksOff)
        {
            throw new IOException("The connection was reset.");
        }
        int count = Math.Min(Math.Min(chunk, buffer.Length), bytes.Length - _at);
        bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        Reads?.Invoke(_at);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return ValueTask.FromResult(Read(buffer.Span));
        }
        catch (IOException e)
        {
            return ValueTask.FromException<int>(e);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
