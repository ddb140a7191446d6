using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace CxBridge.Compat.Generation;

/// <summary>Which object became which during one copy, so that shared references stay shared and cycles end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CopyContext
{
    private const int FewObjects = 8;

    [ThreadStatic]
    private static CopyContext? t_spare;

    private readonly (object From, object To)[] _few = new (object, object)[FewObjects];
    private Dictionary<object, object>? _many;
    private int _count;

    public static CopyContext Rent()
    {
        var context = t_spare ?? new CopyContext();
        t_spare = null;
        return context;
    }

    public static void Return(CopyContext context)
    {
        if (context._count > 0)
        {
            Array.Clear(context._few);
            context._many = null;
            context._count = 0;
        }

        t_spare = context;
    }

    public void Record(object from, object to)
    {
        if (_count < FewObjects)
        {
            _few[_count] = (from, to);
        }
        else
        {
            (_many ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance)).Add(from, to);
        }

        _count++;
    }

    public bool TryGetCopy(object from, [NotNullWhen(true)] out object? to)
    {
        for (var i = Math.Min(_count, FewObjects) - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_few[i].From, from))
            {
                to = _few[i].To;
                return true;
            }
        }

        to = null;
        return _many is not null && _many.TryGetValue(from, out to);
    }
}
