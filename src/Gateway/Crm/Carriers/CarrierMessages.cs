using CxBridge.Domain.Carriers;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>Body of a carrier.</summary>
/// <param name="Name">For people; unique.</param>
/// <param name="Uri">Next hop, such as <c>sip:203.0.113.7:5060</c>.</param>
/// <param name="Username">For digest authentication, or nothing.</param>
/// <param name="Password">Write-only. Left out: the one that is stored stays; an empty text removes it.</param>
/// <param name="CallsPerSecond">Most INVITEs a second, 0.1 to 1000.</param>
/// <param name="Channels">Most calls at once.</param>
internal sealed record CarrierBody(
    string? Name, string? Uri, string? Username = null, string? Password = null, double? CallsPerSecond = null, int? Channels = null);

/// <summary>A carrier; whether it has a password, never which.</summary>
internal sealed record CarrierView(CarrierId Id, string Name, string Uri, string? Username, bool HasPassword, double CallsPerSecond, int Channels)
{
    public static CarrierView Of(Carrier c) => new(c.Id, c.Name, c.Uri, c.Username, !string.IsNullOrEmpty(c.Password), c.CallsPerSecond, c.Channels);
}
