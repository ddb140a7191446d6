using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;

namespace CxBridge.Bench.Media;

/// <summary>Recordings in a folder that is gone afterwards.</summary>
internal sealed class ScratchRecordings(string folder) : IRecordingStore
{
    public string PathFor(AttemptId attempt) => $"{attempt}.wav";

    public Stream Create(string path) => new FileStream(Path.Combine(folder, path), FileMode.Create, FileAccess.Write, FileShare.Read);

    public Stream? OpenRead(string path) => null;
}
