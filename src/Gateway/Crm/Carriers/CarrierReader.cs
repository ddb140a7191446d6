using CxBridge.Domain.Carriers;
using CxBridge.Domain.Telephony;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>Reads a carrier of a request and notes all that is wrong with it. Pure.</summary>
internal static class CarrierReader
{
    private const int LongestText = 200;
    private const int MostTrunks = 16;

    public static Carrier Read(CarrierId id, CarrierBody body, Carrier? known, Findings findings)
    {
        Carrier now = known ?? new Carrier { Id = id, Name = "", Trunks = [] };
        var carrier = new Carrier
        {
            Id = id,
            Name = findings.Text("name", body.Name, LongestText),
            Trunks = ReadTrunks(body, now, findings),
            State = findings.Code("state", body.State, now.State),
            CallsPerSecond = findings.Within("callsPerSecond", body.CallsPerSecond, now.CallsPerSecond, 0.1, 1000),
            Burst = findings.Within("burst", body.Burst, now.Burst, 1, 1000),
            Channels = findings.Within("channels", body.Channels, now.Channels, 1, 100_000),
            InboundChannels = findings.Within("inboundChannels", body.InboundChannels, now.InboundChannels, 0, 99_999),
        };
        if (carrier.OutboundChannels == 0)
        {
            findings.Add("inboundChannels", $"leaves none of {carrier.Channels} channels for outbound calls", "Reserve fewer; to stop outbound calls, set state to paused.");
        }
        return carrier;
    }

    private static IReadOnlyList<Trunk> ReadTrunks(CarrierBody body, Carrier now, Findings findings)
    {
        if (body.Trunks is null)
        {
            if (body.Uri is null && now.Trunks.Count > 0)
            {
                return now.Trunks;
            }
            Trunk? first = now.Trunks.Count > 0 ? now.Trunks[0] : null;
            var only = new TrunkBody(first?.Name ?? Trunk.OnlyOne, body.Uri, body.Username, body.Password);
            return [Read("", only, first, findings), .. now.Trunks.Skip(1)];
        }
        if (body.Trunks.Count is 0 or > MostTrunks)
        {
            findings.Add("trunks", body.Trunks.Count == 0 ? "is empty" : $"has {body.Trunks.Count} trunks", $"Give 1 to {MostTrunks}.");
        }
        Trunk[] trunks = [.. findings.Items("trunks", body.Trunks).Select(t => Read($"trunks[{t.At}].", t.Item, now.Trunks.FirstOrDefault(k => k.Name == (t.Item.NameBefore ?? t.Item.Name)?.Trim()), findings))];
        foreach (IGrouping<string, Trunk> same in trunks.GroupBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            findings.Add("trunks", $"has {same.Count()} trunks of the name '{same.Key}'", "Give each a name of its own.");
        }
        return trunks;
    }

    private static Trunk Read(string path, TrunkBody body, Trunk? known, Findings findings)
    {
        string uri = findings.Text(path + "uri", body.Uri, LongestText);
        if (uri.Length > 0 && !IsSip(uri))
        {
            findings.Add(path + "uri", "is not the address of a SIP next hop", "Write it as sip:host:port, such as sip:203.0.113.7:5060.");
        }
        var trunk = new Trunk
        {
            Name = findings.Text(path + "name", body.Name, LongestText),
            Uri = uri,
            Username = string.IsNullOrWhiteSpace(body.Username) ? null : body.Username.Trim(),
            Password = body.Password is null ? known?.Password : body.Password.Length == 0 ? null : body.Password,
            Priority = findings.Within(path + "priority", body.Priority, known?.Priority ?? 0, 0, 99),
            Registration = findings.Code(path + "registration", body.Registration, known?.Registration ?? TrunkRegistration.None),
            MediaEncryption = string.IsNullOrEmpty(body.MediaEncryption) ? null : findings.Code(path + "mediaEncryption", body.MediaEncryption, MediaEncryption.Off),
        };
        if (trunk is { Registration: TrunkRegistration.Register, Username: null })
        {
            findings.Add(path + "username", "is missing", "A trunk that is registered with needs a user name.");
        }
        return trunk;
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
