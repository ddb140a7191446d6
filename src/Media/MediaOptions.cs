using System.ComponentModel.DataAnnotations;
using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Rtp;

namespace CxBridge.Media;

/// <summary>Settings of the runtime plane, section <c>Media</c>.</summary>
public sealed class MediaOptions
{
    /// <summary>Conversations that this host holds at once. Default 16.</summary>
    [Range(1, 64)]
    public int Slots { get; set; } = 16;

    /// <summary>Calls beside these that are set up, have just been answered, or hear the message for abandoned calls. Ratio and predictive pacing dial
    /// on lines. Default: four times the slots, at most 64; with <see cref="SlotsPerWorker"/> = 1, where each line in use costs a process, twice. With 0
    /// this host carries no such campaigns.</summary>
    [Range(0, 64)]
    public int? Lines { get; set; }

    /// <summary>How long somebody who answered on a line waits for a slot, from the end of their greeting. Default 1.8 s: the message must begin, or the
    /// bot be there, within 2 s (47 CFR 64.1200(a)(7)).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:02")]
    public TimeSpan HoldBeforeAbandon { get; set; } = TimeSpan.FromSeconds(1.8);

    /// <summary>Folder of WAV files that campaigns may name as their message for abandoned calls. Default <c>data/messages</c>.</summary>
    [Required]
    public string MessageFolder { get; set; } = "data/messages";

    /// <summary>Address that RTP sockets are bound to. Default 127.0.0.1.</summary>
    [Required]
    public string BindAddress { get; set; } = "127.0.0.1";

    /// <summary>Address that offers name, where it is not the machine's own (behind a NAT). Default: the bound one, or with 0.0.0.0 the one that leads to the carrier.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Lowest RTP port. Default 16384.</summary>
    [Range(1024, 65534)]
    public int FirstRtpPort { get; set; } = 16384;

    /// <summary>Highest RTCP port. Default 32767, just below the ports that Linux gives to clients.</summary>
    [Range(1025, 65535)]
    public int LastRtpPort { get; set; } = 32767;

    /// <summary>How long a used port rests, so that late packets of one call are not heard in the next. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan PortRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>From whom RTP is accepted when it does not come from the signalled address. Default: other ports of the signalled host.</summary>
    public LatchPolicy Latch { get; set; } = LatchPolicy.SignalledHost;

    /// <summary>Codecs offered and taken, most wanted first. Default: PCMU, PCMA, G722, Opus; what this host cannot speak is left out (Opus needs the system's
    /// libopus). The caller's sound is heard at 8 kHz whichever is agreed.</summary>
    public AudioCodec[] Codecs { get; set; } = [];

    /// <summary>What is sent while the bot is silent. Default: packets, which keep NATs open and every far end understands.</summary>
    public SilenceMode Silence { get; set; } = SilenceMode.Packets;

    /// <summary>Pacing threads; each drives up to 1,000 calls. Default 1.</summary>
    [Range(1, 16)]
    public int PacingThreads { get; set; } = 1;

    /// <summary>Slots, or lines, whose calls share a worker process: their RTP, conversations and recordings run in it, and a crash in it costs them and no others.
    /// 1 gives each call a process of its own. Default 0: all calls run in the host's process.</summary>
    [Range(0, 64)]
    public int SlotsPerWorker { get; set; }

    /// <summary>Processes that stand ready to take the place of a worker that dies, where workers are used: its slots then take calls again at once. Each
    /// holds the memory of an idle worker. Default 1.</summary>
    [Range(0, 16)]
    public int SpareWorkers { get; set; } = 1;

    /// <summary>How long a worker process of lines stays without a call. It is started by the first call on its lines, not with the host. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LineWorkerRest { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Memory that a worker process may use, MB; one that uses more is killed and replaced. 0 for no limit. Default 1024.</summary>
    [Range(0, 1_000_000)]
    public int WorkerMemoryLimitMb { get; set; } = 1024;

    /// <summary>Memory that one call may come to hold where calls run in the host's process (<see cref="SlotsPerWorker"/> 0), MB; one that holds more is
    /// ended, and its slot is free again. 0 for no limit, else at least 16. Default 128; a call as it should be holds about one.</summary>
    [Range(0, 1_000_000)]
    public int CallMemoryLimitMb { get; set; } = 128;

    /// <summary>A worker process that gives no sign of life for so long is killed and replaced. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan WorkerTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Name of this host, stable over restarts: what it left open is found by it. Default: the machine's name.</summary>
    [Required]
    public string HostName { get; set; } = Environment.MachineName;

    /// <summary>Folder where results wait while the database is away. Default <c>data/spool</c>.</summary>
    [Required]
    public string SpoolFolder { get; set; } = "data/spool";

    /// <summary>No RTP for so long after the answer ends a call, except on hold. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MediaTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A conversation that takes no sound for so long is stuck: its call ends, the others go on. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:01:00")]
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time-out of one look-up or write in a database. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Voice activity model: a Silero model (v5) in the ONNX format. While no such file is there, the product's own model listens. Empty: none,
    /// level and pitch decide. Default <c>models/silero_vad.onnx</c>.</summary>
    public string VadModel { get; set; } = "models/silero_vad.onnx";

    /// <summary>What the caller hears when a provider fails; then the call ends.</summary>
    [Required]
    public string FailureSentence { get; set; } = "I am sorry, something went wrong on our side. We will call you again. Goodbye.";

    /// <summary>What the caller hears when a transfer fails.</summary>
    [Required]
    public string TransferFailedSentence { get; set; } = "I am sorry, I could not connect you.";

    internal int LinesOrDefault => Lines ?? Math.Min(64, (SlotsPerWorker == 1 ? 2 : 4) * Slots);

    internal IPAddress Bind => IPAddress.Parse(BindAddress);

    internal IPAddress Advertised => IPAddress.Parse(AdvertisedAddress ?? BindAddress);
}
