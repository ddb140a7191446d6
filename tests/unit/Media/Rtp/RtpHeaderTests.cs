using CxBridge.Media.Rtp;

namespace CxBridge.Tests.Unit.Media.Rtp;

public class RtpHeaderTests
{
    [Fact]
    public void WrittenHeader_IsReadBack()
    {
        var packet = new byte[15];
        var header = new RtpHeader(true, 101, 65535, 0xFEDCBA98, 0x12345678);
        header.Write(packet);
        Assert.True(RtpHeader.TryParse(packet, out RtpHeader read, out ReadOnlySpan<byte> payload));
        Assert.Equal(header, read);
        Assert.Equal(3, payload.Length);
    }

    [Fact]
    public void SourcesExtensionAndPadding_AreSkipped()
    {
        byte[] packet =
        [
            0xB1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3,
            9, 9, 9, 9,
            0xBE, 0xDE, 0, 1, 8, 8, 8, 8,
            0x55, 0x66,
            0, 2,
        ];
        Assert.True(RtpHeader.TryParse(packet, out _, out ReadOnlySpan<byte> payload));
        Assert.Equal([0x55, 0x66], payload.ToArray());
    }

    [Fact]
    public void RandomPackets_NeverThrow()
    {
        var random = new Random(5);
        for (int i = 0; i < 20000; i++)
        {
            var packet = new byte[random.Next(0, 40)];
            random.NextBytes(packet);
            if (packet.Length > 0)
            {
                packet[0] = (byte)((packet[0] & 0x3F) | 0x80);
            }

            if (RtpHeader.TryParse(packet, out _, out ReadOnlySpan<byte> payload))
            {
                Assert.True(payload.Length <= packet.Length - RtpHeader.Size);
            }
        }
    }
}
