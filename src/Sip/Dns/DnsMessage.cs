using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace CxBridge.Sip.Dns;

/// <summary>Questions and answers as they are on the wire (RFC 1035 section 4).</summary>
/// <remarks>The reader never throws and never loops: a compressed name may only point backwards, and all counts are bounded.</remarks>
internal static class DnsMessage
{
    private const int HeaderSize = 12;
    private const int MaxRecords = 64;
    private const int MaxName = 255;

    public static byte[] Ask(ushort id, string name, DnsType type)
    {
        var bytes = new List<byte>(HeaderSize + name.Length + 6) { (byte)(id >> 8), (byte)id, 0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
        foreach (string label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            byte[] text = Encoding.ASCII.GetBytes(label);
            bytes.Add((byte)text.Length);
            bytes.AddRange(text);
        }

        bytes.AddRange([0, 0, (byte)type, 0, 1]);
        return [.. bytes];
    }

    /// <summary>Whether a name can be asked for at all.</summary>
    public static bool IsName(string name) => name.Length is > 0 and < MaxName
        && name.Split('.', StringSplitOptions.RemoveEmptyEntries).All(label => label.Length < 64 && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    /// <summary>Whether an answer says that it did not fit into its datagram (TC): it has to be asked for again over TCP (RFC 7766 section 5).</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && (bytes[2] & 0x02) != 0;

    /// <returns>The records, or null when this is not the answer to that question.</returns>
    public static IReadOnlyList<DnsRecord>? Read(ReadOnlySpan<byte> bytes, ushort id)
    {
        // QR set, the id ours; a refusal or "no such name" is an empty answer.
        if (bytes.Length < HeaderSize || BinaryPrimitives.ReadUInt16BigEndian(bytes) != id || (bytes[2] & 0x80) == 0)
        {
            return null;
        }

        int at = HeaderSize;
        for (int i = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]); i > 0; i--)
        {
            if (ReadName(bytes, ref at) is null || at + 4 > bytes.Length)
            {
                return null;
            }

            at += 4;
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) + BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]) + BinaryPrimitives.ReadUInt16BigEndian(bytes[10..]);
        var records = new List<DnsRecord>();
        for (int i = Math.Min(count, MaxRecords); i > 0; i--)
        {
            if (ReadName(bytes, ref at) is not { } name || at + 10 > bytes.Length)
            {
                break;
            }

            ReadOnlySpan<byte> fields = bytes[at..];
            int type = BinaryPrimitives.ReadUInt16BigEndian(fields);
            TimeSpan ttl = TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(fields[4..]) & int.MaxValue);
            int length = BinaryPrimitives.ReadUInt16BigEndian(fields[8..]);
            at += 10;
            if (at + length > bytes.Length)
            {
                break;
            }

            if (ReadData(bytes, at, length, (DnsType)type, name, ttl) is { } record)
            {
                records.Add(record);
            }

            at += length;
        }

        return records;
    }

    private static DnsRecord? ReadData(ReadOnlySpan<byte> bytes, int at, int length, DnsType type, string name, TimeSpan ttl)
    {
        ReadOnlySpan<byte> data = bytes.Slice(at, length);
        switch (type)
        {
            case DnsType.A when length == 4:
            case DnsType.Aaaa when length == 16:
                return new DnsRecord.Host(name, ttl, new IPAddress(data));
            case DnsType.Srv when length > 6:
                int target = at + 6;
                return ReadName(bytes, ref target) is { } host
                    ? new DnsRecord.Service(name, ttl, Number(data), Number(data[2..]), Number(data[4..]), host)
                    : null;
            case DnsType.Naptr when length > 7:
                int next = at + 4;
                return ReadText(bytes, ref next) is { } flags && ReadText(bytes, ref next) is { } services && ReadText(bytes, ref next) is not null && ReadName(bytes, ref next) is { } replacement
                    ? new DnsRecord.Naptr(name, ttl, Number(data), Number(data[2..]), flags, services, replacement)
                    : null;
            default:
                return null;
        }
    }

    private static int Number(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16BigEndian(data);

    private static string? ReadText(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at >= bytes.Length || at + 1 + bytes[at] > bytes.Length)
        {
            return null;
        }

        string text = Encoding.ASCII.GetString(bytes.Slice(at + 1, bytes[at]));
        at += 1 + bytes[at];
        return text;
    }

    private static string? ReadName(ReadOnlySpan<byte> bytes, ref int at)
    {
        var name = new StringBuilder();
        int position = at;
        int lowest = at;
        bool jumped = false;
        while (true)
        {
            if (position >= bytes.Length || name.Length > MaxName)
            {
                return null;
            }

            int length = bytes[position];
            if (length >= 0xC0)
            {
                int pointer = position + 1 < bytes.Length ? ((length & 0x3F) << 8) | bytes[position + 1] : int.MaxValue;
                at = jumped ? at : position + 2;
                jumped = true;
                if (pointer >= lowest)
                {
                    return null;
                }

                position = lowest = pointer;
                continue;
            }

            if (length == 0)
            {
                at = jumped ? at : position + 1;
                return name.ToString().ToLowerInvariant();
            }

            if (length > 63 || position + 1 + length > bytes.Length)
            {
                return null;
            }

            _ = name.Length > 0 ? name.Append('.') : name;
            name.Append(Encoding.ASCII.GetString(bytes.Slice(position + 1, length)));
            position += 1 + length;
        }
    }
}
