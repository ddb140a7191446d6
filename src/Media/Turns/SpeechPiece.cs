namespace CxBridge.Media.Turns;

/// <summary>One sentence on its way from text to sound. Filled by the provider's task, emptied by the conversation.</summary>
internal sealed class SpeechPiece(SpokenUtterance utterance, string text)
{
    // 65 ms a character is a brisk voice: a guess that is only used until the provider has said all.
    private const int SamplesPerCharacter = 520;
    private readonly Lock _lock = new();
    private readonly List<ReadOnlyMemory<short>> _chunks = [];
    private int _chunk;
    private int _offset;
    private int _synthesized;
    private int _taken;
    private volatile bool _complete;
    private volatile Exception? _fault;

    /// <summary>What it is part of.</summary>
    public SpokenUtterance Utterance => utterance;

    /// <summary>The sentence.</summary>
    public string Text => text;

    /// <summary>Position in the playout at which it begins; -1 while nothing of it was written there.</summary>
    public long Start { get; set; } = -1;

    /// <summary>Samples written to the playout.</summary>
    public int Written { get; set; }

    /// <summary>The provider has said all.</summary>
    public bool IsComplete => _complete;

    /// <summary>Why the provider failed, or null.</summary>
    public Exception? Fault => _fault;

    /// <summary>Samples that wait to be written.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _synthesized - _taken;
            }
        }
    }

    /// <summary>All of it was written to the playout.</summary>
    public bool IsWritten => _complete && Waiting == 0;

    /// <summary>Sound from the provider; it is copied, for providers reuse their buffers.</summary>
    public void Append(ReadOnlyMemory<short> samples)
    {
        lock (_lock)
        {
            _chunks.Add(samples.ToArray());
            _synthesized += samples.Length;
        }
    }

    /// <summary>The provider has said all.</summary>
    public void Complete() => _complete = true;

    /// <summary>The provider failed.</summary>
    public void Fail(Exception fault)
    {
        _fault = fault;
        _complete = true;
    }

    /// <summary>Takes as much as waits and fits.</summary>
    public int Take(Span<short> target)
    {
        int count = 0;
        lock (_lock)
        {
            while (count < target.Length && _chunk < _chunks.Count)
            {
                ReadOnlySpan<short> chunk = _chunks[_chunk].Span[_offset..];
                int part = Math.Min(chunk.Length, target.Length - count);
                chunk[..part].CopyTo(target[count..]);
                count += part;
                _offset += part;
                if (_offset == _chunks[_chunk].Length)
                {
                    _chunks[_chunk++] = default;
                    _offset = 0;
                }
            }

            _taken += count;
        }

        return count;
    }

    /// <summary>What of the text was heard when the playout stood at a position: whole words only.</summary>
    public string HeardAt(long played)
    {
        if (Start < 0 || played <= Start)
        {
            return "";
        }

        int total = _complete ? Math.Max(1, _synthesized) : Math.Max(_synthesized, text.Length * SamplesPerCharacter);
        double fraction = (double)(played - Start) / total;
        if (fraction >= 0.97)
        {
            return text;
        }

        int characters = (int)(fraction * text.Length);
        int end = text.LastIndexOf(' ', Math.Min(characters, text.Length - 1));
        return end <= 0 ? "" : text[..end];
    }
}
