using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Calls;

/// <summary>Port: recordings, by their path below the recordings folder or bucket, such as <c>k3/att_01….wav</c>.</summary>
public interface IRecordingStore
{
    /// <summary>Where an attempt's recording belongs: always the same path for one attempt, at most 64 characters.</summary>
    string PathFor(AttemptId attempt);

    /// <summary>Opens a recording for writing, replacing what was there; its folder is made when it is missing.</summary>
    /// <exception cref="ArgumentException">The path is not one of <see cref="PathFor"/>.</exception>
    Stream Create(string path);

    /// <summary>Opens a recording for reading, seekable.</summary>
    /// <returns>Null when there is none, or when the path is not one of <see cref="PathFor"/>.</returns>
    Stream? OpenRead(string path);
}
