using System.Buffers.Binary;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Rtp;
using CxBridge.Media.Rtp.Srtp;

namespace CxBridge.Tests.Unit.Media.Rtp.Srtp;

public sealed class SrtpTests
{
    // RFC 3711 appendix B.3.
    private static readonly byte[] s_master = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");

    [Theory]
    [InlineData(0, 16, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(2, 14, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(1, 94, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCEE049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E474035766B68642C59BBFC2F34DB60DBDFB2")]
    public void Derive_GivesTheKeysOfTheRfc(byte label, int length, string expected) => Assert.Equal(expected, Convert.ToHexString(SrtpCipher.Derive(s_master, label, length)));

    [Fact]
    public void CounterMode_GivesTheKeystreamOfTheRfc()
    {
        // Appendix B.2: the derivation is the same counter mode, label 0 leaving key and salt as they are.
        byte[] master = Convert.FromHexString("2B7E151628AED2A6ABF7158809CF4F3CF0F1F2F3F4F5F6F7F8F9FAFBFCFD");
        Assert.Equal("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0", Convert.ToHexString(SrtpCipher.Derive(master, 0, 48)));
    }

    [Fact]
    public void Packet_OfTheWidelyUsedVector_ComesOutAsOthersWriteIt()
    {
        // Key, packet and result that other implementations of the RFC test with: 16 octets of AB under the key of appendix B.3.
        byte[] packet = [.. Convert.FromHexString("800F1234DECAFBADCAFEBABE"), .. Enumerable.Repeat((byte)0xAB, 16), .. new byte[10]];
        using var sender = new SrtpSender(s_master);
        Assert.Equal(38, sender.Protect(packet, RtpHeader.Size, 28));
        Assert.Equal("800F1234DECAFBADCAFEBABE4E55DC4CE79978D88CA4D215949D2402B78D6ACC99EA179B8DBB", Convert.ToHexString(packet));
    }

    [Fact]
    public void Receiver_ReadsWhatTheSenderWrote_AcrossRollovers_OutOfOrder()
    {
        using var sender = new SrtpSender(s_master);
        using var receiver = new SrtpReceiver(s_master);
        var random = new Random(3711);
        var waiting = new List<(byte[] Bytes, int Number)>();
        int heard = 0;
        for (int number = 65_000; number < 65_000 + 150_000; number++)
        {
            waiting.Add((Protect(sender, (ushort)number, number), number));
            if (waiting.Count == 4)
            {
                (byte[] bytes, int first) = waiting[random.Next(4)];
                waiting.RemoveAll(packet => packet.Number == first);
                Assert.True(receiver.TryUnprotect(bytes, out int length));
                Assert.Equal((28, first), (length, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12))));
                heard++;
            }
        }

        Assert.Equal((149_997, 0L), (heard, receiver.Refused));
    }

    [Fact]
    public void Receiver_RefusesWhatWasChanged_OrSeenBefore_OrMadeWithAnotherKey()
    {
        using var sender = new SrtpSender(s_master);
        using var stranger = new SrtpSender(new byte[SrtpKeys.Size]);
        using var receiver = new SrtpReceiver(s_master);
        byte[] good = Protect(sender, 1, 1);
        byte[] replayed = [.. good];
        Assert.True(receiver.TryUnprotect(good, out _));
        Assert.False(receiver.TryUnprotect(replayed, out _));

        for (int at = 0; at < 38; at++)
        {
            byte[] changed = Protect(sender, (ushort)(at + 2), at);
            changed[at] ^= 1;
            Assert.False(receiver.TryUnprotect(changed, out _));
        }

        Assert.False(receiver.TryUnprotect(Protect(stranger, 99, 1), out _));
        Assert.True(receiver.TryUnprotect(Protect(sender, 100, 1), out _));
        Assert.Equal(40, receiver.Refused);
    }

    [Fact]
    public void Report_IsReadAgain_WhateverItsLength_AndItsIndexCountsUp()
    {
        using var sender = new SrtpSender(s_master);
        using var receiver = new SrtpReceiver(s_master);
        for (int size = 8; size < 120; size += 4)
        {
            byte[] plain = Report(size);
            byte[] packet = Protect(sender, plain);
            Assert.Equal(size + SrtpSender.Overhead, packet.Length);

            // The header is in the clear; E is set and the index follows it (RFC 3711 section 3.4).
            Assert.Equal(plain[..8], packet[..8]);
            Assert.Equal(0x8000_0000u + (uint)(size / 4) - 1, BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(size)));
            Assert.True(size == 8 || !packet.AsSpan(8, size - 8).SequenceEqual(plain.AsSpan(8)));
            Assert.True(receiver.TryUnprotectControl(packet, out int length));
            Assert.Equal(plain, packet[..length]);
        }

        Assert.Equal(0, receiver.Refused);
    }

    [Fact]
    public void Report_IsMadeAsTheRfcSays()
    {
        // By hand from the sections: keys of labels 3, 4 and 5; IV = salt XOR SSRC * 2^64 XOR index * 2^16; the tag over packet, E and index.
        using var sender = new SrtpSender(s_master);
        byte[] plain = Report(24);
        byte[] packet = Protect(sender, plain);
        byte[] counter = [.. SrtpCipher.Derive(s_master, 5, 14), 0, 0];
        for (int i = 0; i < 4; i++)
        {
            counter[4 + i] ^= plain[4 + i];
        }

        counter[13] ^= 1;
        using System.Security.Cryptography.Aes aes = System.Security.Cryptography.Aes.Create();
        aes.Key = SrtpCipher.Derive(s_master, 3, 16);
        byte[] stream = aes.EncryptEcb(counter, System.Security.Cryptography.PaddingMode.None);
        byte[] expected = [.. plain[..8], .. plain.Skip(8).Select((octet, i) => (byte)(octet ^ stream[i])), 0x80, 0, 0, 1];
#pragma warning disable CA5350 // The suite's tag is HMAC-SHA1 (RFC 4568 section 6.2).
        byte[] tag = System.Security.Cryptography.HMACSHA1.HashData(SrtpCipher.Derive(s_master, 4, 20), expected);
#pragma warning restore CA5350
        Assert.Equal([.. expected, .. tag[..10]], packet);
    }

    [Fact]
    public void Report_ThatWasChanged_OrSeenBefore_OrMadeWithAnotherKey_IsRefused()
    {
        using var sender = new SrtpSender(s_master);
        using var stranger = new SrtpSender(new byte[SrtpKeys.Size]);
        using var receiver = new SrtpReceiver(s_master);
        byte[] good = Protect(sender, Report(28));
        byte[] replayed = [.. good];
        Assert.True(receiver.TryUnprotectControl(good, out _));
        Assert.False(receiver.TryUnprotectControl(replayed, out _));
        for (int at = 0; at < 42; at++)
        {
            byte[] changed = Protect(sender, Report(28));
            changed[at] ^= 1;
            Assert.False(receiver.TryUnprotectControl(changed, out _));
        }

        Assert.False(receiver.TryUnprotectControl(Protect(stranger, Report(28)), out _));
        Assert.False(receiver.TryUnprotectControl(Report(28), out _));
        Assert.Equal(45, receiver.Refused);
        Assert.True(receiver.TryUnprotectControl(Protect(sender, Report(28)), out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EncryptedCall_ReadsTheReportsOfItsFarEnd_AndNoneOfAnotherKey(bool sameKeys)
    {
        using var near = new BarePort();
        using var far = new BarePort();
        string ours = Convert.ToBase64String(s_master);
        string theirs = Convert.ToBase64String([.. s_master.Reverse()]);
        near.Port.Route(BarePort.With(far.Port.Local) with { Srtp = new SrtpKeys(ours, theirs) });
        far.Port.Route(BarePort.With(near.Port.Local) with { Srtp = new SrtpKeys(sameKeys ? theirs : ours, ours) });
        for (int i = 0; i < 1000; i++)
        {
            near.Port.Tick(1);
            far.Port.Tick(1);
        }

        MediaStatistics heard = near.Port.Statistics;
        Assert.Equal((sameKeys, sameKeys, sameKeys), (heard.FarEndLost is not null, heard.RoundTripMilliseconds is not null, heard.PacketsReceived > 900));
        Assert.Equal(!sameKeys, heard.MalformedPackets > 900);
    }

    [Fact]
    public void Receiver_OfGarbage_NeverThrows()
    {
        var random = new Random(1889);
        using var receiver = new SrtpReceiver(s_master);
        for (int round = 0; round < 5000; round++)
        {
            var bytes = new byte[random.Next(60)];
            random.NextBytes(bytes);
            Assert.False(receiver.TryUnprotect([.. bytes], out _));
            Assert.False(receiver.TryUnprotectControl(bytes, out _));
        }
    }

    [Fact]
    public void Packets_AllocateNothing()
    {
        using var sender = new SrtpSender(s_master);
        using var receiver = new SrtpReceiver(s_master);
        var packet = new byte[172 + SrtpSender.Overhead];
        Pass(sender, receiver, packet, 0, 2000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Pass(sender, receiver, packet, 2000, 10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Renew_KeepsTheSessionWhileTheKeysStay()
    {
        string key = Convert.ToBase64String(s_master);
        SrtpSession first = SrtpSession.Renew(null, new SrtpKeys(key, key))!;
        Assert.Same(first, SrtpSession.Renew(first, new SrtpKeys(key, key)));
        Assert.Null(SrtpSession.Renew(first, null));
        Assert.DoesNotContain(key, new SrtpKeys(key, key).ToString());
    }

    private static byte[] Report(int size)
    {
        var report = new byte[size];
        new Random(size).NextBytes(report);
        report[0] = 0x80;
        report[1] = 200;
        return report;
    }

    private static byte[] Protect(SrtpSender sender, byte[] report)
    {
        byte[] packet = [.. report, .. new byte[SrtpSender.Overhead]];
        Assert.Equal(packet.Length, sender.ProtectControl(packet, report.Length));
        return packet;
    }

    private static byte[] Protect(SrtpSender sender, ushort sequence, int content)
    {
        var packet = new byte[38];
        new RtpHeader(Marker: false, 0, sequence, 160u * sequence, 0xCAFE).Write(packet);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(12), content);
        Assert.Equal(38, sender.Protect(packet, RtpHeader.Size, 28));
        return packet;
    }

    private static void Pass(SrtpSender sender, SrtpReceiver receiver, byte[] packet, int from, int count)
    {
        for (int i = from; i < from + count; i++)
        {
            new RtpHeader(Marker: false, 0, (ushort)i, (uint)i, 0xCAFE).Write(packet);
            int length = sender.Protect(packet, RtpHeader.Size, 172);
            if (!receiver.TryUnprotect(packet.AsSpan(0, length), out _))
            {
                throw new InvalidOperationException("A packet was refused.");
            }
        }
    }
}
