namespace Orleans;

/// <summary>A state with its ETag, as it passes between a grain and its storage.</summary>
public interface IGrainState<T>
{
    T? State { get; set; }

    string? ETag { get; set; }

    bool RecordExists { get; set; }
}
