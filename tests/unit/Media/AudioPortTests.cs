using System.Net;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Pacing;
using CxBridge.Media.Recording;
using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media;

public sealed class AudioPortTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MediaMetrics _metrics = new();
    private readonly MediaPlane _plane;

    public AudioPortTests() => _plane = new MediaPlane(Microsoft.Extensions.Options.Options.Create(new MediaOptions()), TimeProvider.System, _metrics);

    [Fact]
    public async Task SoundAndDigits_CrossTheLoopback()
    {
        await using AudioPort a = _plane.Open();
        await using AudioPort b = _plane.Open();
        Connect(a, b);
        Connect(b, a);
        b.Playout.Write(Sounds.Tone(440, 8000, TimeSpan.FromMilliseconds(400), 8000));
        Assert.True(b.SendDtmf("7"));
        var frame = new short[AudioFrame.Samples];
        bool loud = false;
        char digit = '\0';
        using var patience = new CancellationTokenSource(Patience);
        while (!loud || digit == '\0')
        {
            CallerFrame caller = await a.ReadAsync(frame, patience.Token);
            loud |= Sounds.Decibels(frame) > -20;
            digit = caller.Digit == '\0' ? digit : caller.Digit;
        }

        Assert.Equal('7', digit);
        Assert.True(a.Statistics.PacketsReceived > 0);
    }

    [Fact]
    public async Task Play_CompletesWhenAllWasSent()
    {
        await using AudioPort a = _plane.Open();
        await using AudioPort b = _plane.Open();
        Connect(a, b);
        await a.PlayAsync(new short[1600]).WaitAsync(Patience);
        Assert.True(a.Playout.IsEmpty);
        Assert.True(a.Statistics.PacketsSent >= 9);
    }

    [Fact]
    public async Task OnHold_NothingIsSent()
    {
        await using AudioPort a = _plane.Open();
        await using AudioPort b = _plane.Open();
        a.Connect(Media(b) with { Direction = MediaDirection.SendOnly });
        var frame = new short[AudioFrame.Samples];
        for (int i = 0; i < 5; i++)
        {
            await a.ReadAsync(frame);
        }

        Assert.Equal(0, a.Statistics.PacketsSent);
    }

    [Fact]
    public async Task ClosedPort_EndsTheReadersWait()
    {
        AudioPort a = _plane.Open();
        ValueTask<CallerFrame> read = a.ReadAsync(new short[AudioFrame.Samples]);
        await a.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await read);
    }

    [Theory]
    [InlineData(AudioCodec.Pcmu, 0)]
    [InlineData(AudioCodec.Pcma, 8)]
    [InlineData(AudioCodec.G722, 9)]
    [InlineData(AudioCodec.Opus, 111)]
    public void Tick_OfALiveCall_AllocatesNothing(AudioCodec codec, int type)
    {
        if (codec == AudioCodec.Opus && !CxBridge.Media.Codecs.Opus.OpusLibrary.IsPresent)
        {
            return;
        }

        using var thread = new PacingThread("idle", TimeProvider.System, _metrics);
        using var recordings = new RecordingWriter();
        var pool = new RtpPortPool(IPAddress.Loopback, 16384, 32767, TimeSpan.Zero, TimeProvider.System);
        using PortPair first = pool.TryOpen()!;
        using PortPair second = pool.TryOpen()!;
        AudioPort a = Bare(first, thread, recordings);
        AudioPort b = Bare(second, thread, recordings);
        a.Record(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        a.Route(Media(b) with { Codec = codec, PayloadType = type });
        b.Route(Media(a) with { Codec = codec, PayloadType = type });
        b.Playout.Write(Sounds.Speech(TimeSpan.FromSeconds(8)));
        for (int i = 0; i < 100; i++)
        {
            a.Tick(1);
            b.Tick(1);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
        {
            a.Tick(1);
            b.Tick(1);
        }

        // 400 ticks, 400 packets each way. The runtime's own queue may grow by a segment now and then; a byte a packet would be 400.
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(a.Statistics.PacketsReceived > 290, $"{a.Statistics.PacketsReceived} received");
        Assert.True(allocated < 400, $"{allocated} bytes");
    }

    public void Dispose()
    {
        _plane.Dispose();
        _metrics.Dispose();
    }

    private static AudioPort Bare(PortPair pair, PacingThread thread, RecordingWriter recordings) =>
        new(pair, new RtpSession(pair, LatchPolicy.SignalledHost, TimeProvider.System), thread, recordings, IPAddress.Loopback, TimeSpan.FromSeconds(5), TimeProvider.System);

    private static void Connect(AudioPort port, AudioPort other) => port.Connect(Media(other));

    private static AgreedMedia Media(AudioPort other) =>
        new(other.Local, AudioCodec.Pcmu, 0, 101, AudioFrame.Duration, MediaDirection.SendReceive);
}
