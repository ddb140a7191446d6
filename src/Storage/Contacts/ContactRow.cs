using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Contacts;

internal sealed class ContactRow
{
    public long Id { get; init; }

    public string Campaign { get; init; } = "";

    public string Phone { get; init; } = "";

    public string? Name { get; init; }

    public string? Reference { get; init; }

    public string Fields { get; init; } = "";

    public string State { get; init; } = "";

    public int Attempts { get; init; }

    public long? NextAt { get; init; }

    public string? Outcome { get; init; }

    public string? Disposition { get; init; }

    public string? Attempt { get; init; }

    public string? Open { get; init; }

    public string? Hold { get; init; }

    public Contact ToContact() => new()
    {
        Id = new(Id),
        Campaign = new(Campaign),
        Number = PhoneNumber.Parse(Phone),
        Name = Name,
        Reference = Reference,
        Fields = StorageJson.Read<Dictionary<string, string>>(Fields),
        State = EnumText.Value<ContactState>(State),
        Attempts = Attempts,
        NextAt = NextAt is { } due ? UnixMicroseconds.Time(due) : null,
        Outcome = Outcome is null ? null : EnumText.Value<AttemptOutcome>(Outcome),
        Disposition = Disposition is null ? null : new Disposition(Disposition),
        Attempt = Attempt is null ? null : new AttemptId(Attempt),
        Open = Open is null ? null : EnumText.Value<AttemptState>(Open),
        Hold = Hold is null ? null : EnumText.Value<DialRule>(Hold),
    };
}
