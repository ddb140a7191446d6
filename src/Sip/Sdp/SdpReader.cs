using System.Net;
using System.Text;
using CxBridge.Domain.Telephony;

namespace CxBridge.Sip.Sdp;

/// <summary>Reads descriptions that nobody vouches for: never throws, says why it refuses, ignores what it does not know.</summary>
internal static class SdpReader
{
    private const int MaxBytes = 16 * 1024;
    private const int MaxMedia = 16;
    private const int MaxFormats = 64;

    /// <returns>Null when it was read; otherwise the reason.</returns>
    public static string? Read(ReadOnlySpan<byte> body, out SdpDescription? description)
    {
        description = null;
        if (body.Length > MaxBytes)
        {
            return "the session description is too long";
        }

        var media = new List<SdpMedia>();
        IPAddress? sessionAddress = null;
        MediaDirection? sessionDirection = null;
        bool first = true;
        foreach (string raw in Encoding.UTF8.GetString(body).Split('\n'))
        {
            string line = raw.TrimEnd('\r', ' ');
            if (line.Length == 0)
            {
                continue;
            }

            if (line.Length < 2 || line[1] != '=' || (first && line != "v=0"))
            {
                return "this is no session description";
            }

            first = false;
            string value = line[2..];
            SdpMedia? current = media.Count == 0 ? null : media[^1];
            switch (line[0])
            {
                case 'c' when current is null:
                    sessionAddress = ReadConnection(value);
                    break;
                case 'c':
                    current.Address = ReadConnection(value);
                    break;
                case 'm' when media.Count == MaxMedia:
                    return "too many media lines";
                case 'm':
                    if (ReadMedia(value) is not { } next)
                    {
                        return "a media line is not valid";
                    }

                    next.Address = sessionAddress;
                    media.Add(next);
                    break;
                case 'a' when ReadDirection(value) is { } direction:
                    if (current is null)
                    {
                        sessionDirection = direction;
                    }
                    else
                    {
                        current.Direction = direction;
                    }

                    break;
                case 'a' when current is not null:
                    ReadAttribute(value, current);
                    break;
                default:
                    break; // o, s, t, b, k and the rest do not bear on what is agreed
            }
        }

        if (media.Count == 0)
        {
            return "the session description has no media";
        }

        description = new SdpDescription(media, sessionDirection);
        return null;
    }

    // c=IN IP4 192.0.2.1 with an optional /ttl, which belongs to multicast.
    private static IPAddress? ReadConnection(string value)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["IN", "IP4" or "IP6", var address] && IPAddress.TryParse(address.Split('/')[0], out IPAddress? parsed) ? parsed : null;
    }

    // m=audio 4000[/2] RTP/AVP 0 8 101
    private static SdpMedia? ReadMedia(string value)
    {
        string[] parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length is >= 4 and <= 3 + MaxFormats && int.TryParse(parts[1].Split('/')[0], out int port) && port is >= 0 and <= 65535
            ? new SdpMedia(parts[0], port, parts[2], parts[3..])
            : null;
    }

    private static MediaDirection? ReadDirection(string value) => value switch
    {
        "sendrecv" => MediaDirection.SendReceive,
        "sendonly" => MediaDirection.SendOnly,
        "recvonly" => MediaDirection.ReceiveOnly,
        "inactive" => MediaDirection.Inactive,
        _ => null,
    };

    private static void ReadAttribute(string value, SdpMedia media)
    {
        int colon = value.IndexOf(':', StringComparison.Ordinal);
        string text = colon < 0 ? "" : value[(colon + 1)..].Trim();
        switch (colon < 0 ? value : value[..colon])
        {
            case "rtpmap" when text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var type, var name] && media.Formats.Contains(type):
                media.Maps[type] = name.Trim();
                break;
            case "fmtp" when text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var type, var parameters] && media.Formats.Contains(type):
                media.Parameters[type] = parameters.Trim();
                break;
            case "rtcp-mux":
                media.IsMultiplexed = true;
                break;
            case "rtcp":
                media.Control = ReadControl(text);
                break;
            case "crypto":
                media.Crypto ??= SdpCrypto.Read(text);
                break;
            case "ptime":
                media.Ptime = Milliseconds(text);
                break;
            case "maxptime":
                media.MaxPtime = Milliseconds(text);
                break;
            default:
                break;
        }
    }

    // a=rtcp:53020 [IN IP4 192.0.2.1]
    private static (int Port, IPAddress? Address)? ReadControl(string text)
    {
        string[] parts = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && int.TryParse(parts[0], out int port) && port is > 0 and <= 65535 ? (port, parts.Length > 1 ? ReadConnection(parts[1]) : null) : null;
    }

    // Some write "20.0"; anything outside what a telephone can do counts as not written.
    private static int? Milliseconds(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double value) && value is >= 10 and <= 200
            ? (int)value
            : null;
}
