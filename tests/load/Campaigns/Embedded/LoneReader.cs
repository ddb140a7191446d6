using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>A reader whose reading of all stays on the scheduler of whoever reads; the system's own goes over the thread pool.</summary>
internal sealed class LoneReader<T>(ChannelReader<T> inner) : ChannelReader<T>
{
    public override bool TryRead([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item) => inner.TryRead(out item);

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => inner.WaitToReadAsync(cancellationToken);

    public override async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await inner.WaitToReadAsync(cancellationToken))
        {
            while (inner.TryRead(out T? item))
            {
                yield return item;
            }
        }
    }
}
