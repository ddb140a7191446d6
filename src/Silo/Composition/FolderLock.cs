using CxBridge.Silo.Verbs;

namespace CxBridge.Silo.Composition;

/// <summary>Holds a data folder for one host: two on the same folder would both believe that the slots are theirs. The system lets go of it when the process dies.</summary>
/// <remarks>On Unix only <see cref="FileShare.None"/> is an exclusive lock (flock); any other share mode lets a second host in. A file that is
/// locked so cannot be read either, so the process id lies in a file beside it.</remarks>
internal sealed class FolderLock : IDisposable
{
    private const string LockName = "host.lock";
    private const string ProcessName = "host.pid";

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="VerbFailedException">Another host has it, or it cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            FileStream file = Lock(folder);
            File.WriteAllText(Path.Combine(folder, ProcessName), Environment.ProcessId.ToString());
            return new FolderLock(file);
        }
        catch (UnauthorizedAccessException)
        {
            throw new VerbFailedException($"{folder} cannot be written. Change its owner, or choose another with --data DIR");
        }
        catch (IOException problem)
        {
            throw new VerbFailedException($"{folder} cannot be used: {problem.Message.TrimEnd('.')}. Choose a folder that can be made and written with --data DIR");
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Lock(string folder)
    {
        string path = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            string process = Path.Combine(folder, ProcessName);
            string which = File.Exists(process) ? $" (process {File.ReadAllText(process)})" : "";
            throw new VerbFailedException($"Another host{which} runs on {folder}. Stop it, or choose another folder with --data DIR");
        }
    }
}
