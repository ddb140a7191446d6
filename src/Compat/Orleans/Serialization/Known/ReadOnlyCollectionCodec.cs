using System.Collections.ObjectModel;

namespace Orleans.Serialization;

internal sealed class ReadOnlyCollectionCodec<T> : RebuiltCodec<ReadOnlyCollection<T>, T>
{
    protected override ReadOnlyCollection<T> Build(T[] items) => new(items);

    protected override bool IsNull(ReadOnlyCollection<T> value) => value is null;
}
