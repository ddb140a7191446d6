using System.Text.Json.Serialization;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Pacing;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Workers;

/// <summary>
/// What host and worker say to each other: frames on a Unix domain socket, of mode 0600 in a folder of mode 0700, one connection a worker.
/// <code>
/// frame    length, 4 octets, little endian | the message as JSON in UTF-8, at most 4 MiB
///
/// host                                              worker
///   starts the process ------------------------------->
///   &lt;---- 1 Hello(version, process) -------------------
///   ----- 2 Welcome(version, settings) ---------------->   another version: the worker ends
///   &lt;---- 3 Ready -------------------------------------   a spare one waits here, silent, until its turn comes
///   ----- 4 Serve(ports) ------------------------------>   its RTP ports, and those of them that must rest; the slots may take calls
///   &lt;---- Pulse(calls, pacing) ------------------------   4 times a second, by the worker's thread pool; none for too long: it is killed
///
///   ----- 5 Open(call, attempt, bot, facts) ----------->   call: a number of the host's, never used again in this connection
///   &lt;---- Opened(address) or Refused(reason) ----------
///   ----- Early(agreed) ------------------------------>   sound before the answer
///   ----- 6 Answer(agreed) ---------------------------->   sound both ways, recording, screening
///   &lt;---- 7 Screened(verdict) -------------------------
///   ----- 8 Attach ------------------------------------>   or Play(sound), answered by Played, or Close
///   &lt;---- Attached ------------------------------------
///   &lt;---- Said(conversation) --------------------------   all that was said so far, whenever it is more: what is left if the worker dies
///   ----- Change(agreed), Press(digit) ---------------->   hold, resume, moved address; a key by signalling
///   &lt;---- TransferWanted(target) ----------------------
///   ----- TransferCompleted(accepted) ----------------->
///   &lt;---- Pressed(digit) ------------------------------   a key that no conversation took
///   &lt;---- NotRecorded, ProviderFailed -----------------   for the log
///   &lt;---- 9 Ended, MediaTimedOut or MediaFailed -------   the host hangs up
///   ----- 10 Close ------------------------------------>
///   &lt;---- 11 Finished(end) ----------------------------   conversation, statistics, recording
///
///   ----- 12 Leave ------------------------------------>   the worker ends
/// </code>
/// A connection that ends is the death of the other side. Host and worker are the same program, so versions differ only when it was replaced
/// under a running host.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Hello), nameof(Hello))]
[JsonDerivedType(typeof(Welcome), nameof(Welcome))]
[JsonDerivedType(typeof(Ready), nameof(Ready))]
[JsonDerivedType(typeof(Serve), nameof(Serve))]
[JsonDerivedType(typeof(Leave), nameof(Leave))]
[JsonDerivedType(typeof(Pulse), nameof(Pulse))]
[JsonDerivedType(typeof(Open), nameof(Open))]
[JsonDerivedType(typeof(Opened), nameof(Opened))]
[JsonDerivedType(typeof(Refused), nameof(Refused))]
[JsonDerivedType(typeof(Early), nameof(Early))]
[JsonDerivedType(typeof(Answer), nameof(Answer))]
[JsonDerivedType(typeof(Change), nameof(Change))]
[JsonDerivedType(typeof(Press), nameof(Press))]
[JsonDerivedType(typeof(Screened), nameof(Screened))]
[JsonDerivedType(typeof(Said), nameof(Said))]
[JsonDerivedType(typeof(Attach), nameof(Attach))]
[JsonDerivedType(typeof(Attached), nameof(Attached))]
[JsonDerivedType(typeof(Play), nameof(Play))]
[JsonDerivedType(typeof(Played), nameof(Played))]
[JsonDerivedType(typeof(Pressed), nameof(Pressed))]
[JsonDerivedType(typeof(TransferWanted), nameof(TransferWanted))]
[JsonDerivedType(typeof(TransferCompleted), nameof(TransferCompleted))]
[JsonDerivedType(typeof(NotRecorded), nameof(NotRecorded))]
[JsonDerivedType(typeof(ProviderFailed), nameof(ProviderFailed))]
[JsonDerivedType(typeof(Ended), nameof(Ended))]
[JsonDerivedType(typeof(MediaTimedOut), nameof(MediaTimedOut))]
[JsonDerivedType(typeof(MediaFailed), nameof(MediaFailed))]
[JsonDerivedType(typeof(Close), nameof(Close))]
[JsonDerivedType(typeof(Finished), nameof(Finished))]
internal abstract record WorkerMessage
{
    /// <summary>Grows with each change that the other side would not understand.</summary>
    public const int Version = 3;

    // Of the connection.
    internal sealed record Hello(int Speaks, int Process) : WorkerMessage;

    internal sealed record Welcome(int Speaks, IReadOnlyDictionary<string, string?> Settings) : WorkerMessage;

    internal sealed record Ready : WorkerMessage;

    internal sealed record Serve(int FirstPort, int LastPort, IReadOnlyList<int> Resting) : WorkerMessage;

    internal sealed record Leave : WorkerMessage;

    internal sealed record Pulse(IReadOnlyList<CallPulse> Calls, PacingAccount? Pacing) : WorkerMessage;

    /// <summary>How far the sound of a call has come.</summary>
    internal sealed record CallPulse(int Call, TimeSpan Clock, MediaStatistics Media);

    // Of a call, host to worker.
    internal sealed record Open(int Call, AttemptId Attempt, string Bot, IReadOnlyDictionary<string, string> Facts) : WorkerMessage, IOfCall
    {
        /// <summary>How to screen; null for the host's way.</summary>
        public ScreeningSettings? Screening { get; init; }

        /// <summary>What to say to a machine; null for nothing.</summary>
        public string? MachineMessage { get; init; }

        /// <summary>How they may ask not to be called again; null when it is not for this call.</summary>
        public OptOutOffer? OptOut { get; init; }
    }

    internal sealed record Early(int Call, AgreedMedia Media) : WorkerMessage, IOfCall;

    internal sealed record Answer(int Call, AgreedMedia Media) : WorkerMessage, IOfCall;

    internal sealed record Change(int Call, AgreedMedia Media) : WorkerMessage, IOfCall;

    internal sealed record Press(int Call, char Digit) : WorkerMessage, IOfCall;

    internal sealed record Attach(int Call) : WorkerMessage, IOfCall;

    /// <summary>16-bit samples of 8 kHz, little endian.</summary>
    internal sealed record Play(int Call, byte[] Samples) : WorkerMessage, IOfCall;

    internal sealed record TransferCompleted(int Call, bool Accepted) : WorkerMessage, IOfCall;

    internal sealed record Close(int Call) : WorkerMessage, IOfCall;

    // Of a call, worker to host.
    internal sealed record Opened(int Call, string Address, int Port) : WorkerMessage, IOfCall;

    internal sealed record Refused(int Call, string Reason) : WorkerMessage, IOfCall;

    internal sealed record Screened(int Call, ScreeningVerdict Verdict) : WorkerMessage, IOfCall;

    internal sealed record Attached(int Call) : WorkerMessage, IOfCall;

    internal sealed record Said(int Call, ConversationResult SoFar) : WorkerMessage, IOfCall;

    internal sealed record Played(int Call) : WorkerMessage, IOfCall;

    internal sealed record Pressed(int Call, char Digit) : WorkerMessage, IOfCall;

    internal sealed record TransferWanted(int Call, string Target) : WorkerMessage, IOfCall;

    internal sealed record NotRecorded(int Call, string Fault) : WorkerMessage, IOfCall;

    internal sealed record ProviderFailed(int Call, string Fault) : WorkerMessage, IOfCall;

    internal sealed record Ended(int Call, ConversationEnd End) : WorkerMessage, IOfCall;

    internal sealed record MediaTimedOut(int Call, MediaSilence Silence) : WorkerMessage, IOfCall;

    internal sealed record MediaFailed(int Call, string Fault) : WorkerMessage, IOfCall;

    internal sealed record Finished(int Call, SoundEnd End) : WorkerMessage, IOfCall;

    /// <summary>A message about one call.</summary>
    internal interface IOfCall
    {
        int Call { get; }
    }
}
