using System.Text.Json;
using CxBridge.Domain.Carriers;
using CxBridge.Grains.Interfaces.Carriers;

namespace CxBridge.Gateway.Crm.Carriers;

/// <summary>How a carrier stands.</summary>
/// <param name="Carrier">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">active or paused.</param>
/// <param name="CallsPerSecond">Its limit.</param>
/// <param name="CallsPerSecondNow">The limit at this moment: lower while it is slowed down.</param>
/// <param name="InvitesLastSecond">INVITEs that went to it within the last second.</param>
/// <param name="SlowedUntil">When the whole limit is in force again, if it has not too much once more; null when it is not slowed down.</param>
/// <param name="Channels">Most calls at once.</param>
/// <param name="OutboundChannels">Of these, for outbound calls.</param>
/// <param name="ChannelsInUse">By outbound calls.</param>
/// <param name="Waiting">Dials that were promised a permit and have not asked for it yet.</param>
/// <param name="Trunks">Its trunks.</param>
/// <param name="At">When it was read.</param>
internal sealed record CarrierHealthView(
    CarrierId Carrier, string Name, string State, double CallsPerSecond, double CallsPerSecondNow, int InvitesLastSecond, DateTimeOffset? SlowedUntil,
    int Channels, int OutboundChannels, int ChannelsInUse, int Waiting, IReadOnlyList<TrunkHealthView> Trunks, DateTimeOffset At)
{
    public static CarrierHealthView Of(Carrier c, CarrierStatus s, DateTimeOffset now) => new(
        c.Id, c.Name, Problems.Codes.Of(c.State), c.CallsPerSecond, Math.Round(s.CallsPerSecond, 2), s.Lately, now + s.SlowedFor,
        c.Channels, c.OutboundChannels, s.ChannelsInUse, s.Waiting, [.. s.Trunks.Select(t => TrunkHealthView.Of(t, now))], now);
}

/// <summary>How a trunk stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Breaker">What its breaker does: calls go to it, none go, or one tries it.</param>
/// <param name="HeldUntil">Until when no call goes to it, or null.</param>
/// <param name="HoldCause">Why it is held or probed: failures in a row, or it asked for a pause by Retry-After; none while calls go to it.</param>
/// <param name="FailuresInARow">INVITEs in a row that it did not carry.</param>
/// <param name="LastStatus">SIP status of the last INVITE that ended, or null.</param>
/// <param name="LastFailure">The last INVITE that it did not carry, or null.</param>
/// <param name="Options">What each host's last OPTIONS found; empty until the first one.</param>
internal sealed record TrunkHealthView(
    string Name, BreakerState Breaker, DateTimeOffset? HeldUntil, TrunkHoldCause HoldCause, int FailuresInARow, int? LastStatus, TrunkFailureView? LastFailure, IReadOnlyList<OptionsView> Options)
{
    public static TrunkHealthView Of(TrunkStatus t, DateTimeOffset now) => new(
        t.Trunk, t.Breaker, now + t.Hold, t.HoldCause, t.Failures, t.LastStatus,
        t.LastFailure is { } f ? new(f.Status, f.Cause, f.RetryAfter?.TotalSeconds, f.At) : null, [.. t.Hosts.Select(OptionsView.Of)]);
}

/// <summary>An INVITE that a trunk did not carry.</summary>
/// <param name="Status">SIP status; null when nothing came.</param>
/// <param name="Cause">In words.</param>
/// <param name="RetryAfterSeconds">How long it asked to be left alone, or null.</param>
/// <param name="At">When.</param>
internal sealed record TrunkFailureView(int? Status, string? Cause, double? RetryAfterSeconds, DateTimeOffset At);

/// <summary>What a host's OPTIONS found.</summary>
/// <param name="Host">The host.</param>
/// <param name="Verdict">reachable, refusing, unreachable or bad_uri. It holds nobody: many carriers do not answer OPTIONS.</param>
/// <param name="Status">SIP status of the answer, or null.</param>
/// <param name="Milliseconds">Round trip.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Registration">How far the registration is, or null where there is none.</param>
internal sealed record OptionsView(string Host, string Verdict, int? Status, double Milliseconds, DateTimeOffset Since, string? Registration)
{
    public static OptionsView Of(HostProbe h) => new(
        h.Host, Code(h.Probe.Verdict)!, h.Probe.Status, Math.Round(h.Probe.Milliseconds, 1), h.Probe.Since, Code(h.Probe.Registration));

    private static string? Code(string? name) => name is null ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
