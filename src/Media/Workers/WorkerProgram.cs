namespace CxBridge.Media.Workers;

/// <summary>How a worker is started, and what it is told. The socket's path follows the arguments; settings travel over the socket, for they may hold secrets.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Its arguments; no secrets, every user of the machine can read them.</param>
/// <param name="Settings">Settings by key, such as <c>Media:StallTimeout</c>; each worker has a share of the RTP ports instead of all.</param>
public sealed record WorkerProgram(string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Settings);
