namespace CxBridge.Voice.Speaking;

/// <summary>Sounds used last, bounded in bytes: what was not used for longest goes first.</summary>
internal sealed class MemoryCache(long capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(SentenceKey Key, short[] Sound)> _byUse = new();
    private readonly Dictionary<SentenceKey, LinkedListNode<(SentenceKey Key, short[] Sound)>> _nodes = [];
    private long _bytes;

    /// <summary>Bytes of sound held now.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>The sound, which callers share and never change; null when it is not here.</summary>
    public short[]? Find(SentenceKey key)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(key, out LinkedListNode<(SentenceKey Key, short[] Sound)>? node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Sound;
        }
    }

    /// <summary>Keeps a sound, unless it alone is larger than the cache.</summary>
    public void Keep(SentenceKey key, short[] sound)
    {
        lock (_gate)
        {
            if (Size(sound) > capacity || _nodes.ContainsKey(key))
            {
                return;
            }

            _nodes[key] = _byUse.AddFirst((key, sound));
            _bytes += Size(sound);
            while (_bytes > capacity)
            {
                (SentenceKey oldest, short[] dropped) = _byUse.Last!.Value;
                _byUse.RemoveLast();
                _nodes.Remove(oldest);
                _bytes -= Size(dropped);
            }
        }
    }

    private static long Size(short[] sound) => sound.Length * sizeof(short);
}
