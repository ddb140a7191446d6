using System.Text.Json;

namespace CxBridge.Practice.Logs;

/// <summary>A file of JSON lines that only grows. A line is with the operating system when <see cref="Append"/> returns, so that a killed process
/// loses none of those. Not safe for concurrent use.</summary>
internal sealed class JsonLinesFile<T> : IDisposable where T : class
{
    private readonly FileStream _file;

    /// <summary>Opens or makes the file.</summary>
    /// <param name="path">Where; folders are made.</param>
    /// <param name="replay">Receives the lines of earlier runs.</param>
    public JsonLinesFile(string path, Action<T> replay)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        using (var reader = new StreamReader(_file, leaveOpen: true))
        {
            while (reader.ReadLine() is { } line)
            {
                if (Read(line) is { } known)
                {
                    replay(known);
                }
            }
        }

        EndTornLine();
    }

    /// <summary>Writes a line.</summary>
    public void Append(T line)
    {
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, JsonLines.Options), (byte)'\n']);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static T? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, JsonLines.Options);
        }
        catch (JsonException)
        {
            // The torn line of a killed process: nobody was told that it had been written.
            return null;
        }
    }

    private void EndTornLine()
    {
        if (_file.Length == 0)
        {
            return;
        }

        _file.Seek(-1, SeekOrigin.End);
        if (_file.ReadByte() != '\n')
        {
            _file.WriteByte((byte)'\n');
        }
    }
}
