using System.Collections.Concurrent;
using System.Threading.Channels;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Media;

/// <summary>Sound before the answer.</summary>
public sealed class EarlySoundTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly MediaMetrics _metrics = new();
    private readonly MediaPlane _plane;

    public EarlySoundTests() => _plane = new MediaPlane(Options.Create(new MediaOptions()), TimeProvider.System, _metrics);

    [Fact]
    public async Task EarlySound_IsHeardByWhoListens_AndTheMediaClockBeginsWithTheAnswer()
    {
        await using AudioPort far = _plane.Open();
        await using AudioPort near = _plane.Open();
        far.Connect(BarePort.With(near.Local));
        var early = new Listener();
        near.Listen(early);
        near.Preview(BarePort.With(far.Local));
        far.Playout.Write(Sounds.Tone(440, 8000, TimeSpan.FromSeconds(4), 8000));
        await early.UntilAsync(frames => frames.Count(frame => frame.Loud) >= 10);
        Assert.All(early.Frames, frame => Assert.True(frame.IsEarly));
        Assert.Equal(TimeSpan.Zero, near.Clock);
        Assert.True(near.Statistics.EarlyPackets > 0);
        Assert.True(near.Statistics.PacketsSent > 0, "Ways through NATs stay shut.");

        var answered = new Listener();
        near.Listen(answered);
        near.Connect(BarePort.With(far.Local));
        await answered.UntilAsync(frames => frames.Count(frame => !frame.IsEarly) >= 10);
        Listener.Heard[] frames = [.. answered.Frames.Where(frame => !frame.IsEarly)];
        Assert.Equal(0, frames[0].Index);
        Assert.True(near.Clock > TimeSpan.Zero);
        long counted = near.Statistics.EarlyPackets;
        Assert.InRange(counted, 1, near.Statistics.PacketsReceived);

        // A 183 that comes late, or a second one, changes nothing any more.
        near.Preview(BarePort.With(far.Local) with { Direction = MediaDirection.Inactive });
        await answered.UntilAsync(heard => heard.Length >= frames.Length + 10);
        Assert.Equal(counted, near.Statistics.EarlyPackets);
    }

    [Fact]
    public async Task EarlySound_ThatNobodyListensTo_IsNotKeptForWhoReadsLater()
    {
        await using AudioPort far = _plane.Open();
        await using AudioPort near = _plane.Open();
        far.Connect(BarePort.With(near.Local));
        near.Preview(BarePort.With(far.Local));
        var samples = new short[AudioFrame.Samples];
        using var patience = new CancellationTokenSource(Patience);
        while (near.Statistics.EarlyPackets < 10)
        {
            await far.ReadAsync(samples, patience.Token);
        }

        near.Connect(BarePort.With(far.Local));
        CallerFrame first = await near.ReadAsync(samples, patience.Token);
        Assert.Equal((0, false), (first.Index, first.IsEarly));
    }

    public void Dispose()
    {
        _plane.Dispose();
        _metrics.Dispose();
    }

    private sealed class Listener : IFrameListener
    {
        private readonly ConcurrentQueue<Heard> _frames = new();
        private readonly Channel<bool> _more = Channel.CreateUnbounded<bool>();

        public Heard[] Frames => [.. _frames];

        public void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples)
        {
            _frames.Enqueue(new Heard(frame.Index, frame.IsEarly, Sounds.Decibels(samples.ToArray()) > -20));
            _more.Writer.TryWrite(true);
        }

        public void OnFault(Exception fault) => Assert.Fail($"{fault}");

        public async Task UntilAsync(Func<Heard[], bool> enough)
        {
            while (!enough(Frames))
            {
                await _more.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            }
        }

        internal sealed record Heard(long Index, bool IsEarly, bool Loud);
    }
}
