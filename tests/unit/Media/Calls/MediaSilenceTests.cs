using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Rtp;
using CxBridge.Media.Rtp.Control;
using CxBridge.Media.Screening;
using CxBridge.Media.Turns;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>Which silence ends a call, by the media clock; the frames are the test's.</summary>
public sealed class MediaSilenceTests : IDisposable, ICallObserver
{
    private const int TimeoutFrames = 500;
    private const int ReportEvery = 250;
    private readonly BarePort _bare = new();
    private readonly UdpClient _far = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CallListener _listener;
    private readonly List<MediaSilence> _told = [];
    private readonly short[] _silence = new short[AudioFrame.Samples];
    private long _frame;
    private uint _source;
    private ushort _sequence;

    public MediaSilenceTests() => _listener = new CallListener(
        _bare.Port, new VoiceActivityDetector(), new CallScreener(new SoundScreening(new ScreeningSettings(), "en", speech: null), null, TimeSpan.FromSeconds(5)), TimeSpan.FromSeconds(10), this);

    [Fact]
    public void FarEndThatAnswersAndSendsNothing_IsTimedOutOnce()
    {
        Agree(MediaDirection.SendReceive);
        Run(TimeoutFrames - 1);
        Assert.Empty(_told);
        Run(3 * TimeoutFrames);
        Assert.Equal([MediaSilence.NothingHeard], _told);
    }

    [Fact]
    public void FarEndThatOnlyReports_IsTimedOutAllTheSame_WhenItShouldSend()
    {
        Agree(MediaDirection.SendReceive);
        Run(2 * TimeoutFrames, _ => Report(null));
        Assert.Equal([MediaSilence.NothingHeard], _told);
    }

    [Theory]
    [InlineData(77, 160, true)]
    [InlineData(77, 0, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, 160, false)]
    public void FarEndThatSendsWhatWasNotAgreed_IsTimedOut_UnlessItKeepsThePathOpenWithEmptyPackets(byte type, int octets, bool timedOut)
    {
        Agree(MediaDirection.SendReceive);
        Run(2 * TimeoutFrames, _ => Send(type, octets));
        Assert.Equal(timedOut ? [MediaSilence.NothingHeard] : [], _told);
    }

    [Fact]
    public void CauseOfSilence_SaysWhatCameInstead()
    {
        Agree(MediaDirection.SendReceive);
        Assert.Equal("media time-out: the far end sent nothing", SilenceCause.Of(MediaSilence.NothingHeard, _bare.Port.Statistics));

        Send(77, 160);
        Send(77, 160);
        using (var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            stranger.Send(Packet(0, 160), _bare.Port.Local);
        }

        Run(1);
        Assert.Equal(
            "media time-out: the far end sent nothing that was agreed, but 2 packets of a codec that was not agreed, 1 packets from another address",
            SilenceCause.Of(MediaSilence.NothingHeard, _bare.Port.Statistics));
    }

    [Theory]
    [InlineData(MediaDirection.SendOnly)]
    [InlineData(MediaDirection.Inactive)]
    public void HoldInSilence_IsNotTimedOut(MediaDirection direction)
    {
        Agree(direction);
        Run(30 * TimeoutFrames);
        Assert.Empty(_told);
    }

    [Fact]
    public void HoldWithReportsOnly_LastsAsLongAsTheyCome()
    {
        Agree(MediaDirection.Inactive);
        Run(30 * TimeoutFrames, _ => Report(null));
        Assert.Empty(_told);

        // Twelve reports are missed.
        Run(11 * ReportEvery);
        Assert.Empty(_told);
        Run(3 * ReportEvery);
        Assert.Equal([MediaSilence.NoSignOfLife], _told);
    }

    [Fact]
    public void ReportsOfTheTimeBeforeTheHold_AreNotMissedInIt()
    {
        Agree(MediaDirection.ReceiveOnly);
        Run(4 * ReportEvery, _ => Report(null));
        Agree(MediaDirection.Inactive);
        Run(30 * TimeoutFrames);
        Assert.Empty(_told);
    }

    [Fact]
    public void FarEndThatNoLongerHearsUs_IsTimedOut()
    {
        Agree(MediaDirection.ReceiveOnly);
        uint highest = 1000;
        Run(8 * ReportEvery, _ => Report(highest += ReportEvery));
        Assert.Empty(_told);
        Run(8 * ReportEvery, _ => Report(highest));
        Assert.Equal([MediaSilence.NothingDelivered], _told);
    }

    [Fact]
    public void FarEndWhoseReportsNeverCounted_ProvesNothing()
    {
        Agree(MediaDirection.ReceiveOnly);
        Run(30 * ReportEvery, _ => Report(0));
        Assert.Empty(_told);
    }

    [Fact]
    public void Hold_IsNotTakenForDeafness_NorTheFirstReportsAfterIt()
    {
        Agree(MediaDirection.ReceiveOnly);
        uint highest = 1000;
        Run(4 * ReportEvery, _ => Report(highest += ReportEvery));
        Agree(MediaDirection.Inactive);
        Run(20 * ReportEvery, _ => Report(highest));
        Agree(MediaDirection.ReceiveOnly);
        Run(2 * ReportEvery, _ => Report(highest));
        Run(8 * ReportEvery, _ => Report(highest += ReportEvery));
        Assert.Empty(_told);
    }

    [Fact]
    public void NetworkThatTakesNothing_IsTimedOut()
    {
        // A broadcast that nobody permitted is refused by the kernel.
        Agree(MediaDirection.ReceiveOnly, new IPEndPoint(IPAddress.Broadcast, 9));
        Run(TimeoutFrames - 1);
        Assert.Empty(_told);
        Run(TimeoutFrames);
        Assert.Equal([MediaSilence.NothingDelivered], _told);
    }

    public void Dispose()
    {
        _bare.Dispose();
        _far.Dispose();
    }

    void ICallObserver.MediaTimedOut(MediaSilence silence) => _told.Add(silence);

    void ICallObserver.Screened(ScreeningVerdict verdict)
    {
        // Nobody spoke.
    }

    void ICallObserver.Pressed(char digit) => Assert.Fail("A key was pressed.");

    void ICallObserver.Attached() => Assert.Fail("Attached.");

    void ICallObserver.ConversationEnded(ConversationEnd end) => Assert.Fail("Ended.");

    void ICallObserver.TransferWanted(string target) => Assert.Fail("Transferred.");

    void ICallObserver.NotRecorded(Exception fault) => Assert.Fail($"{fault}");

    void ICallObserver.ProviderFailed(Exception fault) => Assert.Fail($"{fault}");

    void ICallObserver.MediaFailed(Exception fault) => Assert.Fail($"{fault}");

    void ICallObserver.SoundLost(string cause) => Assert.Fail(cause);

    private void Agree(MediaDirection direction, IPEndPoint? remote = null)
    {
        AgreedMedia media = BarePort.With(remote ?? (IPEndPoint)_far.Client.LocalEndPoint!) with { Direction = direction };
        _bare.Port.Route(media);
        _listener.Hear(FarEnds.Of(media));
    }

    private void Run(int frames, Action<long>? report = null)
    {
        for (int i = 0; i < frames; i++, _frame++)
        {
            if (i % ReportEvery == 0)
            {
                report?.Invoke(_frame);
            }

            _bare.Port.Tick(1);
            _listener.OnFrame(new CallerFrame(_frame, FrameOrigin.Missing, '\0'), _silence);
        }
    }

    private void Send(byte type, int octets) => _far.Send(Packet(type, octets), _bare.Port.Local);

    private byte[] Packet(byte type, int octets)
    {
        var packet = new byte[RtpHeader.Size + octets];
        new RtpHeader(false, type, _sequence++, 160u * _sequence, 0x1111).Write(packet);
        return packet;
    }

    /// <param name="highest">What it has heard of us; null for a report on nobody.</param>
    private void Report(uint? highest)
    {
        var packet = new byte[RtcpReport.MaxSize];
        int length = RtcpReport.Write(packet, new RtcpState
        {
            Ssrc = 0x2222,
            Timestamp = 1,
            PacketsSent = 1,
            Now = DateTimeOffset.UnixEpoch,
            RemoteSsrc = highest is null ? null : OurSource(),
            HighestSequence = highest ?? 0,
        });
        _far.Send(packet.AsSpan(0, length), new IPEndPoint(IPAddress.Loopback, _bare.Port.Local.Port + 1));
    }

    // Every packet of ours names it; the first report comes after the first packet.
    private uint OurSource()
    {
        if (_far.Available == 0)
        {
            return _source;
        }

        IPEndPoint? from = null;
        while (_far.Available > 0)
        {
            _source = BinaryPrimitives.ReadUInt32BigEndian(_far.Receive(ref from).AsSpan(8));
        }

        return _source;
    }
}
