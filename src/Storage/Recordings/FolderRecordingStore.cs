using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;

namespace CxBridge.Storage.Recordings;

/// <summary>Recordings in a folder of this machine. A path is rebuilt from the attempt's id that it must hold, never joined as it came: nothing
/// outside the folder can be named.</summary>
internal sealed class FolderRecordingStore(string folder) : IRecordingStore
{
    private const string Ending = ".wav";

    // The last two digits of an id are random: 1,024 folders, each small enough for any file system.
    public string PathFor(AttemptId attempt) => $"{attempt.Value[^2..]}/{attempt.Value}{Ending}";

    public Stream Create(string path)
    {
        string full = Resolve(path) ?? throw new ArgumentException("This is no path of a recording.", nameof(path));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
    }

    public Stream? OpenRead(string path)
    {
        if (Resolve(path) is not { } full)
        {
            return null;
        }

        try
        {
            return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string? Resolve(string path) =>
        AttemptId.TryParse(Path.GetFileNameWithoutExtension(path), null, out AttemptId attempt) && string.Equals(path, PathFor(attempt), StringComparison.Ordinal)
            ? Path.Combine(folder, path)
            : null;
}
