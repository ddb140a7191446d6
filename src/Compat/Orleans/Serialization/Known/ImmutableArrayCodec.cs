using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableArrayCodec<T> : RebuiltCodec<ImmutableArray<T>, T>
{
    public override bool IsShallow => true;

    public override ImmutableArray<T> Copy(ImmutableArray<T> value, CopyContext context) => value;

    protected override ImmutableArray<T> Build(T[] items) => [.. items];

    protected override bool IsNull(ImmutableArray<T> value) => value.IsDefault;
}
