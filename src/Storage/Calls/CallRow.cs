using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Calls;

internal sealed class CallRow
{
    public string Attempt { get; init; } = "";

    public string Campaign { get; init; } = "";

    public long Contact { get; init; }

    public string Phone { get; init; } = "";

    public string? Name { get; init; }

    public int Number { get; init; }

    public string State { get; init; } = "";

    public string? Host { get; init; }

    public int? Slot { get; init; }

    public long StartedAt { get; init; }

    public long? AnsweredAt { get; init; }

    public long? EndedAt { get; init; }

    public string? Outcome { get; init; }

    public string? Disposition { get; init; }

    public long? Revision { get; init; }

    public string Direction { get; init; } = "";

    public string? Carrier { get; init; }

    public string? Trunk { get; init; }

    public string? Shown { get; init; }

    public long? PriceMicros { get; init; }

    public CallSummary ToSummary() => new(
        new AttemptId(Attempt),
        new CampaignId(Campaign),
        new ContactId(Contact),
        PhoneNumber.Parse(Phone),
        Name,
        Number,
        EnumText.Value<AttemptState>(State),
        Host,
        Slot,
        UnixMicroseconds.Time(StartedAt),
        AnsweredAt is { } answered ? UnixMicroseconds.Time(answered) : null,
        EndedAt is { } ended ? UnixMicroseconds.Time(ended) : null,
        Outcome is null ? null : EnumText.Value<AttemptOutcome>(Outcome),
        Disposition is null ? null : new Disposition(Disposition))
    {
        Revision = Revision,
        Direction = EnumText.Value<CallDirection>(Direction),
        Way = Carrier is null || Trunk is null || Shown is null ? null
            : new NotedWay(new CarrierId(Carrier), Trunk, PhoneNumber.Parse(Shown), PriceMicros is { } micros ? micros / 1_000_000m : null),
    };
}
