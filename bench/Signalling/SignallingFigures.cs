using CxBridge.Bench.Media;

namespace CxBridge.Bench.Signalling;

/// <summary>What came of it. Processor figures are of the host's process alone; the far end runs in another.</summary>
/// <param name="Calls">Calls placed while it was counted.</param>
/// <param name="CallsPerSecond">Of them, those set up and torn down, over wall time.</param>
/// <param name="CoresUsed">Processor time over wall time: signalling, sound and recording of these calls.</param>
/// <param name="CallsPerSecondPerCore">The one over the other.</param>
/// <param name="SetUpOverheadMs">What the host adds to a call's set-up; see <see cref="CallTimes.Overhead"/>.</param>
/// <param name="OrderToInviteMs">Its first part.</param>
/// <param name="AnswerToReadyMs">Its second part.</param>
/// <param name="AckAtFarEndMs">From the 200 to its ACK by the far end's own clock, whole milliseconds: network and socket queues included.</param>
/// <param name="Failed">Calls that were not answered, or did not end with our BYE.</param>
/// <param name="Retransmissions">Requests that were sent again, and answers that came again.</param>
/// <param name="AllocatedKbPerCall">Memory allocated by the host's process for a call.</param>
/// <param name="FullCollections">Collections of the whole heap while it was counted.</param>
/// <param name="GcPauseMs">How long collections of any kind stopped the process, together.</param>
/// <param name="Machine">What else the machine did.</param>
internal sealed record SignallingFigures(
    int Calls, double CallsPerSecond, double CoresUsed, double CallsPerSecondPerCore, Percentiles SetUpOverheadMs, Percentiles OrderToInviteMs, Percentiles AnswerToReadyMs,
    Percentiles AckAtFarEndMs, int Failed, int Retransmissions, double AllocatedKbPerCall, int FullCollections, double GcPauseMs, MachineFigures Machine);
