using CxBridge.Sip.Dns;

namespace CxBridge.Tests.Unit.Sip.Dns;

public sealed class DnsMessageTests
{
    // Id 0x1234, one question "_sip._udp.c.example SRV", one answer, one address sent along; names compressed.
    private static readonly byte[] s_answer =
    [
        0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 1,
        4, (byte)'_', (byte)'s', (byte)'i', (byte)'p', 4, (byte)'_', (byte)'u', (byte)'d', (byte)'p', 1, (byte)'c', 7, .. "example"u8, 0, 0, 33, 0, 1,
        0xC0, 12, 0, 33, 0, 1, 0, 0, 1, 44, 0, 11, 0, 10, 0, 60, 0x13, 0xC4, 2, (byte)'h', (byte)'1', 0xC0, 22,
        0xC0, 55, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, 192, 0, 2, 1,
    ];

    [Fact]
    public void Ask_IsAQuestionAsOnTheWire() => Assert.Equal(
        [0xAB, 0xCD, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, (byte)'c', 7, .. "example"u8, 0, 0, 35, 0, 1],
        DnsMessage.Ask(0xABCD, "c.example", DnsType.Naptr));

    [Fact]
    public void Read_FindsServiceAndAddress_ThroughCompressedNames()
    {
        IReadOnlyList<DnsRecord> records = DnsMessage.Read(s_answer, 0x1234)!;
        Assert.Equal(new DnsRecord.Service("_sip._udp.c.example", TimeSpan.FromSeconds(300), 10, 60, 5060, "h1.c.example"), records[0]);
        Assert.Equal(new DnsRecord.Host("h1.c.example", TimeSpan.FromSeconds(30), System.Net.IPAddress.Parse("192.0.2.1")), records[1]);
    }

    [Fact]
    public void Read_OfAnotherAnswer_IsNull()
    {
        Assert.Null(DnsMessage.Read(s_answer, 0x4321));
        Assert.Null(DnsMessage.Read(DnsMessage.Ask(0x1234, "c.example", DnsType.Srv), 0x1234));
    }

    [Fact]
    public void Read_OfANameThatPointsAtItself_Ends()
    {
        byte[] loop = [.. s_answer];
        loop[42 - 5] = 0xC0;
        loop[43 - 5] = 37;
        Assert.Empty(DnsMessage.Read(loop, 0x1234) ?? []);
    }

    [Fact]
    public void Read_OfAnyMutation_NeverThrows()
    {
        var random = new Random(1035);
        int read = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. s_answer];
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                bytes[random.Next(2, bytes.Length)] = (byte)random.Next(256);
            }

            read += DnsMessage.Read(bytes.AsSpan(0, random.Next(12, bytes.Length + 1)), 0x1234)?.Count ?? 0;
        }

        Assert.True(read > 1000);
    }

    [Theory]
    [InlineData("carrier.example", true)]
    [InlineData("_sip._udp.carrier.example.", true)]
    [InlineData("", false)]
    [InlineData("a b.example", false)]
    public void IsName_KeepsOddNamesFromTheWire(string name, bool expected) => Assert.Equal(expected, DnsMessage.IsName(name));
}
