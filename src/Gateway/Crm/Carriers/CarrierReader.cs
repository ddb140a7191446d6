using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>Reads a carrier of a request and notes all that is wrong with it. Pure.</summary>
internal static class CarrierReader
{
    private const int LongestText = 200;

    public static Carrier Read(CarrierId id, CarrierBody body, Carrier? known, Findings findings)
    {
        string uri = findings.Text("uri", body.Uri, LongestText);
        if (uri.Length > 0 && !IsSip(uri))
        {
            findings.Add("uri", "is not the address of a SIP next hop", "Write it as sip:host:port, such as sip:203.0.113.7:5060.");
        }
        var defaults = new Carrier { Id = id, Name = "", Uri = "" };
        return new Carrier
        {
            Id = id,
            Name = findings.Text("name", body.Name, LongestText),
            Uri = uri,
            Username = string.IsNullOrWhiteSpace(body.Username) ? null : body.Username.Trim(),
            Password = body.Password is null ? known?.Password : body.Password.Length == 0 ? null : body.Password,
            CallsPerSecond = findings.Within("callsPerSecond", body.CallsPerSecond, known?.CallsPerSecond ?? defaults.CallsPerSecond, 0.1, 1000),
            Channels = findings.Within("channels", body.Channels, known?.Channels ?? defaults.Channels, 1, 100_000),
        };
    }

    // RFC 3261 section 19.1.1, as far as a next hop needs it: no user part, no headers. A password in the URI would end up in logs.
    private static bool IsSip(string uri)
    {
        int colon = uri.IndexOf(':', StringComparison.Ordinal);
        string rest = colon < 0 ? "" : uri[(colon + 1)..].Split(';')[0];
        return colon > 0 && uri[..colon] is ("sip" or "sips") && !rest.Contains('@', StringComparison.Ordinal)
            && Uri.TryCreate("http://" + rest, UriKind.Absolute, out Uri? hostPort) && hostPort.PathAndQuery == "/" && hostPort.Host.Length > 0;
    }
}
