using CxBridge.Domain.Carriers;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>Body of a carrier. One trunk may be written as <c>uri</c>, <c>username</c> and <c>password</c>; more of them as <c>trunks</c>.</summary>
/// <param name="Name">For people; unique.</param>
/// <param name="Uri">Next hop of its only trunk, such as <c>sip:203.0.113.7:5060</c>.</param>
/// <param name="Username">For digest authentication, or nothing.</param>
/// <param name="Password">Write-only. Left out: the one that is stored stays; an empty text removes it.</param>
/// <param name="CallsPerSecond">Most INVITEs a second, 0.1 to 1000.</param>
/// <param name="Channels">Most calls at once.</param>
/// <param name="Burst">INVITEs of one second that may go at the same moment.</param>
/// <param name="InboundChannels">Channels that outbound calls never take.</param>
/// <param name="State">active or paused.</param>
/// <param name="Trunks">Its trunks, when they are more than one address.</param>
internal sealed record CarrierBody(
    string? Name, string? Uri, string? Username = null, string? Password = null, double? CallsPerSecond = null, int? Channels = null,
    int? Burst = null, int? InboundChannels = null, string? State = null, IReadOnlyList<TrunkBody>? Trunks = null);

/// <summary>Body of a trunk.</summary>
/// <param name="Name">Unique within its carrier.</param>
/// <param name="Uri">Next hop, such as <c>sip:203.0.113.7:5060</c>.</param>
/// <param name="Username">For digest authentication, or nothing.</param>
/// <param name="Password">Write-only. Left out: the one that is stored for a trunk of this name stays; an empty text removes it.</param>
/// <param name="Priority">The lowest is tried first; those with the same one take turns.</param>
/// <param name="Registration">none or register.</param>
/// <param name="MediaEncryption">off, optional or required; left out: the hosts' setting.</param>
/// <param name="NameBefore">When a trunk is renamed: its name so far, so that its password stays.</param>
internal sealed record TrunkBody(
    string? Name, string? Uri, string? Username = null, string? Password = null, int? Priority = null, string? Registration = null, string? MediaEncryption = null, string? NameBefore = null);

/// <summary>A carrier; uri, username and hasPassword are those of its first trunk. Revision counts its changes and is its ETag.</summary>
internal sealed record CarrierView(
    CarrierId Id, string Name, string Uri, string? Username, bool HasPassword, double CallsPerSecond, int Channels, int Burst, int InboundChannels, string State,
    IReadOnlyList<TrunkView> Trunks, long Revision)
{
    public static CarrierView Of(Carrier c)
    {
        Trunk? first = c.Trunks.Count > 0 ? c.Trunks[0] : null;
        return new(c.Id, c.Name, first?.Uri ?? "", first?.Username, !string.IsNullOrEmpty(first?.Password), c.CallsPerSecond, c.Channels, c.Burst, c.InboundChannels,
            Codes.Of(c.State), [.. c.Trunks.Select(TrunkView.Of)], c.Revision);
    }
}

/// <summary>A trunk; whether it has a password, never which.</summary>
internal sealed record TrunkView(string Name, string Uri, string? Username, bool HasPassword, int Priority, string Registration, string? MediaEncryption)
{
    public static TrunkView Of(Trunk t) => new(
        t.Name, t.Uri, t.Username, !string.IsNullOrEmpty(t.Password), t.Priority, Codes.Of(t.Registration), t.MediaEncryption is { } e ? Codes.Of(e) : null);
}
