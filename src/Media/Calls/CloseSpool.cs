using System.Text.Json;
using System.Text.Json.Serialization;
using CxBridge.Domain.Ids;

namespace CxBridge.Media.Calls;

/// <summary>
/// Results on this host's own disk: a file an attempt, written beside its place, flushed, and moved there, so that a file that is seen is whole.
/// </summary>
internal sealed class CloseSpool(string folder)
{
    private const string Ending = ".json";
    private const string Refused = ".refused";
    private static readonly JsonSerializerOptions Format = new()
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Keeps a result over restarts.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Write(SpooledClose close)
    {
        Directory.CreateDirectory(folder);
        string path = PathOf(close.Attempt);
        string beside = path + ".tmp";
        try
        {
            using (FileStream file = File.Create(beside))
            {
                JsonSerializer.Serialize(file, close, Format);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            // A full disk leaves half a file, which takes room and is of no use.
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>What waits, oldest attempt first; files that cannot be read are set aside.</summary>
    public IEnumerable<SpooledClose> Read()
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (string path in Directory.GetFiles(folder, "*" + Ending).Order(StringComparer.Ordinal))
        {
            if (TryRead(path) is { } close)
            {
                yield return close;
            }
            else
            {
                File.Move(path, path + Refused, overwrite: true);
            }
        }
    }

    /// <summary>The database has it.</summary>
    public void Delete(AttemptId attempt) => File.Delete(PathOf(attempt));

    /// <summary>The database will never take it: kept for people to look at, not tried again.</summary>
    public void SetAside(AttemptId attempt)
    {
        string path = PathOf(attempt);
        if (File.Exists(path))
        {
            File.Move(path, path + Refused, overwrite: true);
        }
    }

    private string PathOf(AttemptId attempt) => Path.Combine(folder, attempt.Value + Ending);

    private static SpooledClose? TryRead(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return JsonSerializer.Deserialize<SpooledClose>(file, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
