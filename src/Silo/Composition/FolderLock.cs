using CxBridge.Silo.Verbs;

namespace CxBridge.Silo.Composition;

/// <summary>Holds a data folder for one host, by a file with its process id: two on the same folder would both believe that the slots are theirs. The system lets go of it when the process dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="VerbFailedException">Another host has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(Path.Combine(folder, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            file.SetLength(0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString()));
            file.Flush();
            return new FolderLock(file);
        }
        catch (UnauthorizedAccessException)
        {
            throw new VerbFailedException($"{folder} cannot be written. Change its owner, or choose another with --data DIR");
        }
        catch (IOException problem)
        {
            throw new VerbFailedException($"{folder} cannot be used: {problem.Message} If another host runs on it, stop that one or choose another with --data DIR");
        }
    }

    public void Dispose() => _file.Dispose();
}
