using System.Net;

namespace CxBridge.Practice.Hosting;

/// <summary>What the command line says.</summary>
public sealed record PracticeOptions
{
    /// <summary>Which servers run.</summary>
    public required PracticeRoles Roles { get; init; }

    /// <summary>Where the carrier listens.</summary>
    public IPEndPoint Sip { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>Where HTTP listens.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Folder of the logs.</summary>
    public required string LogFolder { get; init; }

    /// <summary>Every choice of every call follows from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Folder of persona files, or <c>builtin</c>.</summary>
    public string Personas { get; init; } = "builtin";

    /// <summary>File of lines number,persona; null for none.</summary>
    public string? NumbersFile { get; init; }

    /// <summary>Most calls at a time; null for no limit.</summary>
    public int? Channels { get; init; }

    /// <summary>Most INVITEs within one second; null for no limit.</summary>
    public int? CallsPerSecond { get; init; }

    /// <summary>Lowest RTP port.</summary>
    public int FirstRtpPort { get; init; } = 10_000;

    /// <summary>Highest RTP port.</summary>
    public int LastRtpPort { get; init; } = 16_383;

    /// <summary>Every so-many-th request to the CRM fails; 0 for none.</summary>
    public int FailEvery { get; init; } = 5;
}
