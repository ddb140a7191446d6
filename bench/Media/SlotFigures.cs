using CxBridge.Domain.Telephony;

namespace CxBridge.Bench.Media;

/// <summary>What came of it. Processor figures are of the host's process alone; the far ends run in another.</summary>
/// <param name="Calls">Calls at once.</param>
/// <param name="Codec">Of every call.</param>
/// <param name="Vad">Who told speech.</param>
/// <param name="CoresUsed">Processor time over wall time.</param>
/// <param name="PercentOfCorePerCall">The same for each call.</param>
/// <param name="RssMb">Memory of the process while the calls ran.</param>
/// <param name="MbPerCall">What the calls added to it, for each.</param>
/// <param name="LatenessMs">How late the pacing thread woke.</param>
/// <param name="Rtp">As the far ends saw it.</param>
/// <param name="AllocatedBytesPerPacket">By the pacing thread.</param>
/// <param name="AllocatedBytesPerSecond">By the whole process: conversations, speech, the clock of the bench.</param>
/// <param name="GcPauseMs">Pauses of the collector.</param>
/// <param name="Turns">Times that the bot answered.</param>
/// <param name="MosMean">Mean of the E-model's score, as the bot heard the far ends.</param>
/// <param name="Machine">What else the machine did.</param>
internal sealed record SlotFigures(
    int Calls, AudioCodec Codec, string Vad, double CoresUsed, double PercentOfCorePerCall, double RssMb, double MbPerCall, Spread LatenessMs, RtpFigures Rtp,
    double AllocatedBytesPerPacket, long AllocatedBytesPerSecond, Pauses GcPauseMs, long Turns, double MosMean, MachineFigures Machine);

/// <summary>Percentiles.</summary>
internal sealed record Spread(double P50, double P99, double Max);

/// <summary>Pauses of the garbage collector, milliseconds.</summary>
internal sealed record Pauses(double P99, double Max, int Count);

/// <summary>RTP of all far ends together.</summary>
/// <param name="Sent">Packets that the host sent.</param>
/// <param name="Received">Packets that the far ends received.</param>
/// <param name="Lost">The difference, by sequence numbers.</param>
/// <param name="GapsOver40ms">Times that nothing came for more than 40 ms, by the kernel's clock.</param>
/// <param name="MaxGapMs">The longest time.</param>
/// <param name="HostReceived">Packets that the host received.</param>
/// <param name="HostLost">Packets that the host did not get in time.</param>
internal sealed record RtpFigures(long Sent, long Received, long Lost, long GapsOver40ms, double MaxGapMs, long HostReceived, long HostLost);

/// <summary>The machine while it was measured.</summary>
/// <param name="Cores">Processors.</param>
/// <param name="GeneratorCores">What the far ends used of them.</param>
/// <param name="OtherCores">What everything else used: the figures are worth little when it is not near 0.</param>
/// <param name="LoadAverage">The kernel's, over a minute, at the end.</param>
internal sealed record MachineFigures(int Cores, double GeneratorCores, double OtherCores, double LoadAverage);
