using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace CxBridge.Voice.Speaking;

/// <summary>Sounds kept over restarts: a file a sentence, 16-bit little-endian samples. A cache must never break a call, so that each failure is logged and
/// otherwise taken for a miss.</summary>
internal sealed partial class DiskCache(string folder, long capacity, TimeProvider time, ILogger<DiskCache> logger)
{
    private const string Extension = ".pcm";

    // Full at first: what an earlier run left behind is looked through with the first sound kept.
    private long _written = long.MaxValue / 2;

    /// <summary>Looking through the folder costs more than a write; it happens once in this many bytes written.</summary>
    private long PruneEvery => Math.Max(1024 * 1024, capacity / 20);

    private bool IsOff => folder.Length == 0;

    /// <summary>The sound, or null.</summary>
    public async Task<short[]?> FindAsync(SentenceKey key, CancellationToken cancellationToken)
    {
        string path = PathOf(key);
        if (IsOff || !File.Exists(path))
        {
            return null;
        }

        try
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            File.SetLastAccessTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return MemoryMarshal.Cast<byte, short>(bytes).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFailure(logger, e);
            return null;
        }
    }

    /// <summary>Keeps a sound: written aside and renamed, so that no reader ever sees half of it.</summary>
    public async Task KeepAsync(SentenceKey key, short[] sound, CancellationToken cancellationToken)
    {
        if (IsOff)
        {
            return;
        }

        string path = PathOf(key);
        string aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(aside, MemoryMarshal.AsBytes<short>(sound).ToArray(), cancellationToken);
            File.Move(aside, path, overwrite: true);
            if (Interlocked.Add(ref _written, sound.Length * sizeof(short)) >= PruneEvery)
            {
                Interlocked.Exchange(ref _written, 0);
                Prune();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFailure(logger, e);
        }
    }

    private void Prune()
    {
        FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles($"*{Extension}*", SearchOption.AllDirectories).OrderByDescending(f => f.LastAccessTimeUtc)];
        long total = 0;
        foreach (FileInfo file in files)
        {
            total += file.Length;
            if (total > capacity)
            {
                file.Delete();
            }
        }
    }

    /// <summary>Two levels, since folders with a hundred thousand files are slow on some systems.</summary>
    private string PathOf(SentenceKey key) => Path.Combine(folder, key.Digest[..2], key.Digest + Extension);
}
