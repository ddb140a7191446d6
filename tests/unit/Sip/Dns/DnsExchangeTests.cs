using System.Net;
using System.Net.Sockets;
using CxBridge.Sip.Dns;

namespace CxBridge.Tests.Unit.Sip.Dns;

/// <summary>A resolver on loopback, with UDP and TCP on the same port.</summary>
public sealed class DnsExchangeTests : IDisposable
{
    private const int Servers = 40;
    private const byte Truncated = 0x02;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;

    public DnsExchangeTests() => (_udp, _tcp) = Bind();

    private IPEndPoint Address => (IPEndPoint)_udp.Client.LocalEndPoint!;

    [Fact]
    public async Task Answer_ThatDoesNotFit_IsAskedForAgainOverTcp()
    {
        Task<byte[]> served = ServeAsync(overTcp: true);
        IReadOnlyList<DnsRecord> records = await DnsExchange.AskAsync(Address, "_sip._udp.c.example", DnsType.Srv, _limit.Token);
        Assert.Equal(Enumerable.Range(1, Servers), records.Cast<DnsRecord.Service>().Select(record => record.Port));

        // The same question behind its length, and another id (RFC 5452 section 9.2 holds for each).
        byte[] question = DnsMessage.Ask(0, "_sip._udp.c.example", DnsType.Srv);
        byte[] asked = await served;
        Assert.Equal(question.Length, (asked[0] << 8) | asked[1]);
        Assert.Equal(question[2..], asked[4..]);
    }

    [Fact]
    public async Task ResolverThatHangsUpOnTcp_IsAnsweredForByWhatDidFit()
    {
        Task<byte[]> served = ServeAsync(overTcp: false);
        IReadOnlyList<DnsRecord> records = await DnsExchange.AskAsync(Address, "_sip._udp.c.example", DnsType.Srv, _limit.Token);
        Assert.Equal(1, Assert.IsType<DnsRecord.Service>(Assert.Single(records)).Port);
        await served;
    }

    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Dispose();
        _limit.Dispose();
    }

    // The kernel chooses the UDP port; the same one of TCP may be another program's.
    private static (UdpClient Udp, TcpListener Tcp) Bind()
    {
        while (true)
        {
            var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var tcp = new TcpListener((IPEndPoint)udp.Client.LocalEndPoint!);
            try
            {
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private async Task<byte[]> ServeAsync(bool overTcp)
    {
        UdpReceiveResult question = await _udp.ReceiveAsync(_limit.Token);
        await _udp.SendAsync(Answer(question.Buffer, 1, Truncated), question.RemoteEndPoint, _limit.Token);
        using TcpClient client = await _tcp.AcceptTcpClientAsync(_limit.Token);
        if (!overTcp)
        {
            return [];
        }

        NetworkStream stream = client.GetStream();
        var asked = new byte[2 + question.Buffer.Length];
        await stream.ReadExactlyAsync(asked, _limit.Token);
        byte[] answer = Answer(asked[2..], Servers, flags: 0);

        // In two pieces, as a network may.
        await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer[..100]], _limit.Token);
        await stream.FlushAsync(_limit.Token);
        await stream.WriteAsync(answer.AsMemory(100), _limit.Token);
        return asked;
    }

    private static byte[] Answer(byte[] question, int records, byte flags) =>
    [
        question[0], question[1], (byte)(0x81 | flags), 0x80, 0, 1, 0, (byte)records, 0, 0, 0, 0, .. question[12..],
        .. Enumerable.Range(1, records).SelectMany(port => (byte[])[0xC0, 12, 0, 33, 0, 1, 0, 0, 0, 60, 0, 11, 0, 1, 0, 0, 0, (byte)port, 1, (byte)'h', 1, (byte)'c', 0]),
    ];
}
