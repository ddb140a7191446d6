namespace Orleans.Runtime;

/// <summary>The reader's side of <see cref="StreamRequest{T}"/>.</summary>
internal sealed class StreamReader<T> : IAsyncEnumerator<T>
{
    private readonly Guid _streamId = Guid.NewGuid();
    private readonly StreamRequest<T> _call;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _cancellation;
    private List<T> _items = [];
    private int _next;
    private bool _isOpen;
    private bool _isLast;

    public StreamReader(StreamRequest<T> call, CancellationToken cancellationToken)
    {
        _call = call;
        var ofMethod = call.GetCancellationToken();
        if (ofMethod.CanBeCanceled && cancellationToken.CanBeCanceled)
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(ofMethod, cancellationToken);
        }

        _cancellation = _linked?.Token ?? (ofMethod.CanBeCanceled ? ofMethod : cancellationToken);
    }

    public T Current { get; private set; } = default!;

    public async ValueTask<bool> MoveNextAsync()
    {
        _cancellation.ThrowIfCancellationRequested();
        while (_next == _items.Count)
        {
            if (_isLast)
            {
                return false;
            }

            var request = new StreamBatchRequest<T>(_call, _streamId, isFirst: !_isOpen);
            _isOpen = true;
            var batch = await _call.Source.Runtime.Send(_call.Source, request).WaitAsync(_cancellation);
            (_items, _next, _isLast) = (batch.Items, 0, batch.IsLast);
        }

        Current = _items[_next++];
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _linked?.Dispose();
        if (_isOpen && !_isLast)
        {
            _isLast = true;
            await _call.Source.Runtime.Send(_call.Source, new StreamCloseRequest(_call.Descriptor, _streamId));
        }
    }
}
