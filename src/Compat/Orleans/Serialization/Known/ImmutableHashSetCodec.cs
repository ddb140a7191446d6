using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableHashSetCodec<T> : RebuiltCodec<ImmutableHashSet<T>, T>
{
    public override bool IsShallow => true;

    public override ImmutableHashSet<T> Copy(ImmutableHashSet<T> value, CopyContext context) => value;

    protected override ImmutableHashSet<T> Build(T[] items) => [.. items];

    protected override bool IsNull(ImmutableHashSet<T> value) => value is null;
}
