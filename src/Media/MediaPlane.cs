using CxBridge.Media.Codecs;
using CxBridge.Media.Pacing;
using CxBridge.Media.Recording;
using CxBridge.Media.Rtp;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Media;

/// <summary>What all calls of a host share: pacing threads, RTP ports and the writer of recordings. Thread-safe.</summary>
public sealed partial class MediaPlane : IDisposable
{
    private readonly MediaOptions _options;
    private readonly TimeProvider _time;
    private volatile RtpPortPool _ports;
    private readonly RecordingWriter _recordings = new();
    private readonly PacingThread[] _shards;

    /// <summary>Starts the threads; they sleep until there are calls.</summary>
    public MediaPlane(IOptions<MediaOptions> options, TimeProvider time, MediaMetrics metrics, ILogger<MediaPlane>? logger = null)
    {
        _options = options.Value;
        _time = time;
        _ports = new RtpPortPool(_options.Bind, _options.FirstRtpPort, _options.LastRtpPort, _options.PortRest, time);
        _ = CodecChoice.Spoken(_options.Codecs, out IReadOnlyList<AudioCodec> silent);
        foreach (AudioCodec codec in silent)
        {
            LogNotSpoken(logger ?? NullLogger<MediaPlane>.Instance, codec);
        }

        _shards = new PacingThread[_options.PacingThreads];
        for (int i = 0; i < _shards.Length; i++)
        {
            _shards[i] = new PacingThread($"pacer-{i}", time, metrics);
        }
    }

    /// <summary>The pacing threads.</summary>
    internal IReadOnlyList<PacingThread> Shards => _shards;

    /// <summary>Binds RTP ports of this range from now on.</summary>
    /// <param name="share">The range.</param>
    /// <param name="resting">Ports of it that were used a moment ago, by whoever had the range before.</param>
    internal void Use(PortShare share, IEnumerable<int> resting)
    {
        var ports = new RtpPortPool(_options.Bind, share.First, share.Last, _options.PortRest, _time);
        foreach (int port in resting)
        {
            ports.Quarantine(port);
        }

        _ports = ports;
    }

    /// <summary>Binds an RTP port for one call. It sends and hears nothing before <see cref="AudioPort.Connect"/>.</summary>
    /// <exception cref="IOException">Every port of the range is taken or at rest.</exception>
    public AudioPort Open()
    {
        PortPair pair = _ports.TryOpen()
            ?? throw new IOException($"No free RTP port between {_ports.First} and {_ports.Last}: widen Media:FirstRtpPort to Media:LastRtpPort.");
        PacingThread shard = _shards.MinBy(candidate => candidate.Count)!;
        return new AudioPort(pair, new RtpSession(pair, _options.Latch, _time), shard, _recordings, _options.Advertised, _options.StallTimeout, _time);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PacingThread shard in _shards)
        {
            shard.Dispose();
        }

        _recordings.Dispose();
    }
}
