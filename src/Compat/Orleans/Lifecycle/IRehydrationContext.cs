using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

public interface IRehydrationContext
{
    IEnumerable<string> Keys { get; }

    bool TryGetBytes(string key, out ReadOnlySequence<byte> value);

    bool TryGetValue<T>(string key, [MaybeNullWhen(false)] out T? value);
}
