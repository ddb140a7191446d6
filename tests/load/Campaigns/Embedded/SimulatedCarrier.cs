using CxBridge.Domain.Carriers;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>The carrier's side: takes INVITEs, has outages, and keeps the evidence of what we owe it.</summary>
internal sealed class SimulatedCarrier(Carrier row, TimeProvider time)
{
    private readonly Dictionary<AttemptId, string> _open = [];

    public Carrier Row => row;

    public List<Invite> Invites { get; } = [];

    public int MostOpen { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Numbers that were called while a call to them was open.</summary>
    public List<string> Twice { get; } = [];

    /// <summary>From when it answers 503.</summary>
    public DateTimeOffset RefusesFrom { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>From when it does not answer at all.</summary>
    public DateTimeOffset SilentFrom { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>When all is well again.</summary>
    public DateTimeOffset WellFrom { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>An INVITE comes.</summary>
    /// <returns>After how long which end comes of it at once; null: the call goes on, until <see cref="Over"/>.</returns>
    public (TimeSpan After, LegEnd End)? Take(PlaceCall call, IEnumerable<SimulatedCarrier> others)
    {
        DateTimeOffset now = time.GetUtcNow();
        Invites.Add(new(now, row.Name, call.To.E164, call.Attempt));
        if (now >= RefusesFrom && now < WellFrom)
        {
            Refused++;
            return now >= SilentFrom
                ? (call.Silence ?? TimeSpan.FromSeconds(32), new(LegEndReason.Unreachable, null, "no answer to the INVITE"))
                : (TimeSpan.FromMilliseconds(80), new(LegEndReason.CarrierFailure, 503, "Service Unavailable"));
        }

        if (others.Any(o => o._open.ContainsValue(call.To.E164)))
        {
            Twice.Add(call.To.E164);
        }

        _open[call.Attempt] = call.To.E164;
        MostOpen = Math.Max(MostOpen, _open.Count);
        return null;
    }

    public void Over(AttemptId attempt) => _open.Remove(attempt);
}
