using System.ComponentModel.DataAnnotations;

namespace CxBridge.Voice;

/// <summary>Settings of speech, section <c>Voice</c>.</summary>
public sealed class VoiceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Voice";

    /// <summary>Folder of the cache of spoken sentences; empty for none on disk. It holds what callees hear, names included: protect it like recordings. Default empty.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>Spoken sentences kept on disk, megabytes; the ones not used for longest go first. Default 512.</summary>
    [Range(1, 100_000)]
    public int CacheDiskMegabytes { get; set; } = 512;

    /// <summary>Spoken sentences kept in memory, megabytes (a minute of 8 kHz speech is one). Default 64.</summary>
    [Range(1, 16_384)]
    public int CacheMemoryMegabytes { get; set; } = 64;

    /// <summary>Processes of a command-line engine at the same time. Default 2.</summary>
    [Range(1, 64)]
    public int EngineConcurrency { get; set; } = 2;

    /// <summary>The longest that an engine may take for a sentence, waiting included. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan EngineTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Recognisers at work at the same time, each on a thread of its own and with some 60 MB. Default 2; one serves about ten callers.</summary>
    [Range(1, 64)]
    public int Recognisers { get; set; } = 2;

    /// <summary>Folder of PocketSphinx's American English model: acoustic model <c>en-us/</c> and <c>cmudict-en-us.dict</c>. Default: where Debian puts it.</summary>
    [Required]
    public string RecogniserModel { get; set; } = "/usr/share/pocketsphinx/model/en-us";

    /// <summary>How badly words may fit the sound before they are taken for something else. Greater understands more callers, and more of what they did not
    /// say. On eleven synthetic voices over G.711 (bench/Speech): 40 understands 90 % and takes 7 % of strange sentences for an answer, 44 does 92 % and 13 %,
    /// 48 does 93 % and 24 %. Default 44.</summary>
    [Range(0, 200)]
    public double RejectAbove { get; set; } = 44;
}
