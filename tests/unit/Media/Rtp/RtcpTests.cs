using System.Buffers.Binary;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Rtp.Control;
using CxBridge.Media.Rtp.Jitter;
using CxBridge.Media.Rtp.Quality;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class RtcpTests
{
    private const uint Ours = 0x1111;
    private const uint Theirs = 0x2222;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, 500, TimeSpan.Zero);

    [Fact]
    public void NtpTime_CountsFrom1900_WithABinaryFraction()
    {
        // 1970-01-01 is 2,208,988,800 s after 1900-01-01 (RFC 868).
        Assert.Equal((2_208_988_800ul << 32) | 0x8000_0000, NtpTime.From(DateTimeOffset.UnixEpoch.AddMilliseconds(500)));
    }

    [Fact]
    public void RoundTrip_IsWhatTheReportsSpanLessTheFarEndsOwnDelay()
    {
        var near = new PeerReport();
        var far = new PeerReport();
        var packet = new byte[RtcpReport.MaxSize];

        // Our report takes 30 ms, waits there for 2 s, and the answer takes 30 ms back.
        int length = RtcpReport.Write(packet, State(Ours, null, Now, near));
        RtcpReader.Read(packet.AsSpan(0, length), Theirs, NtpTime.Middle(Now.AddMilliseconds(30)), far);
        DateTimeOffset answered = Now.AddMilliseconds(2030);
        length = RtcpReport.Write(packet, State(Theirs, Ours, answered, far));
        Assert.True(RtcpReader.Read(packet.AsSpan(0, length), Ours, NtpTime.Middle(answered.AddMilliseconds(30)), near));
        Assert.Equal(60, near.RoundTrip!.Value, 0.1);
    }

    [Fact]
    public void Reports_TellLossJitterAndScore()
    {
        var peer = new PeerReport();
        var packet = new byte[RtcpReport.MaxSize];
        RtcpState state = State(Theirs, Ours, Now, new PeerReport()) with { FractionLost = 64, Lost = 250, Jitter = 80, NetworkLoss = 0.25, Discarded = 0.05, Rating = 60, Phase = RtcpPhase.Leaving };
        int length = RtcpReport.Write(packet, state);
        Assert.Equal(0, length % 4);
        Assert.True(RtcpReader.Read(packet.AsSpan(0, length), Ours, 1, peer));
        Assert.Equal((250, 0.25, 80, true), (peer.Lost, peer.WorstLoss, peer.Jitter, peer.HasLeft));
        Assert.Equal(0.3, peer.ExtendedLoss!.Value, 0.01);
        Assert.Equal(EModel.Mos(60), peer.Mos!.Value, 0.05);
    }

    [Fact]
    public void SenderReport_MapsTimeOfDayToTheRtpClock()
    {
        var packet = new byte[RtcpReport.MaxSize];
        RtcpReport.Write(packet, State(Ours, null, Now, new PeerReport()) with { Timestamp = 123_456 });
        Assert.Equal(NtpTime.From(Now), BinaryPrimitives.ReadUInt64BigEndian(packet.AsSpan(8)));
        Assert.Equal(123_456u, BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(16)));
        Assert.Equal(16_000u, BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(24)));
    }

    [Fact]
    public void ReportOnSomebodyElse_IsNotOurs()
    {
        var peer = new PeerReport();
        var packet = new byte[RtcpReport.MaxSize];
        int length = RtcpReport.Write(packet, State(Theirs, 0x9999, Now, new PeerReport()) with { Lost = 5 });
        Assert.True(RtcpReader.Read(packet.AsSpan(0, length), Ours, 1, peer));
        Assert.Equal(0, peer.Reports);
        Assert.Null(peer.Mos);
    }

    [Fact]
    public void AnyOctets_AreReadWithoutHarm()
    {
        var random = new Random(3550);
        var whole = new byte[RtcpReport.MaxSize];
        int length = RtcpReport.Write(whole, State(Theirs, Ours, Now, new PeerReport()));
        for (int i = 0; i < 50_000; i++)
        {
            byte[] packet = whole[..random.Next(length + 1)];
            for (int spoilt = random.Next(4); spoilt > 0 && packet.Length > 0; spoilt--)
            {
                packet[random.Next(packet.Length)] = (byte)random.Next(256);
            }

            RtcpReader.Read(packet, Ours, 1, new PeerReport());
        }
    }

    // The example of RFC 3611 appendix A's model: losses close together are a burst, lone ones belong to the gap.
    [Fact]
    public void LossRuns_TellBurstsFromLoneLosses()
    {
        var runs = new LossRuns();
        for (int cycle = 0; cycle < 50; cycle++)
        {
            Play(runs, 100);
            runs.Missed(1);
            Play(runs, 100);
            for (int i = 0; i < 5; i++)
            {
                runs.Missed(2);
                Play(runs, 2);
            }
        }

        LossPattern pattern = runs.Pattern(20);
        Assert.Equal(550.0 / (50 * 221), runs.Ratio, 0.001);
        Assert.InRange(pattern.BurstDensity, 0.4, 0.65);
        Assert.InRange(pattern.GapDensity, 0.003, 0.008);
        Assert.InRange(pattern.BurstMilliseconds, 250, 500);
        Assert.InRange(runs.BurstRatio, 1.6, 2);

        static void Play(LossRuns runs, int count)
        {
            for (int i = 0; i < count; i++)
            {
                runs.Played();
            }
        }
    }

    private static RtcpState State(uint ssrc, uint? about, DateTimeOffset now, PeerReport peer) => new()
    {
        Ssrc = ssrc,
        Now = now,
        Timestamp = 1,
        PacketsSent = 100,
        OctetsSent = 16_000,
        RemoteSsrc = about,
        LastSenderReport = peer.LastSenderReport,
        SinceSenderReport = peer.SinceSenderReport(NtpTime.Middle(now)),
    };
}
