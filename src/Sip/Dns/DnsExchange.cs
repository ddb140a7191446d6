using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CxBridge.Sip.Dns;

/// <summary>One question to one resolver.</summary>
/// <remarks>
/// <code>
///   1 UDP    a socket, hence a port, and an id of its own; an answer only from where it was asked (RFC 5452)
///   2 TCP    when the answer did not fit: the same question again, both ways behind their length in two octets (RFC 7766)
/// </code>
/// A resolver that cannot be asked over TCP is answered for by what did fit: some servers of a carrier are better than none.
/// </remarks>
internal static class DnsExchange
{
    private const int MaxDatagram = 4096;

    /// <exception cref="SocketException">Nobody is there.</exception>
    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public static async Task<IReadOnlyList<DnsRecord>> AskAsync(IPEndPoint server, string name, DnsType type, CancellationToken cancellationToken)
    {
        ushort id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, cancellationToken);
        await socket.SendAsync(DnsMessage.Ask(id, name, type), SocketFlags.None, cancellationToken);
        var buffer = new byte[MaxDatagram];
        while (true)
        {
            // 1
            int length = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
            if (DnsMessage.Read(buffer.AsSpan(0, length), id) is { } records)
            {
                return DnsMessage.IsTruncated(buffer.AsSpan(0, length)) ? await AskAtLengthAsync(server, name, type, cancellationToken) ?? records : records;
            }
        }
    }

    // 2
    private static async Task<IReadOnlyList<DnsRecord>?> AskAtLengthAsync(IPEndPoint server, string name, DnsType type, CancellationToken cancellationToken)
    {
        try
        {
            ushort id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
            byte[] question = DnsMessage.Ask(id, name, type);
            using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server, cancellationToken);
            await using var stream = new NetworkStream(socket);

            // In one segment: some servers refuse a length that comes alone (section 8).
            await stream.WriteAsync((byte[])[(byte)(question.Length >> 8), (byte)question.Length, .. question], cancellationToken);
            var size = new byte[2];
            await stream.ReadExactlyAsync(size, cancellationToken);
            var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
            await stream.ReadExactlyAsync(answer, cancellationToken);
            return DnsMessage.Read(answer, id);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            return null;
        }
    }
}
