using System.Collections.Immutable;

namespace Orleans.Serialization;

internal sealed class ImmutableListCodec<T> : RebuiltCodec<ImmutableList<T>, T>
{
    public override bool IsShallow => true;

    public override ImmutableList<T> Copy(ImmutableList<T> value, CopyContext context) => value;

    protected override ImmutableList<T> Build(T[] items) => [.. items];

    protected override bool IsNull(ImmutableList<T> value) => value is null;
}
