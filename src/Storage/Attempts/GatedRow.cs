using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Attempts;

internal sealed class GatedRow
{
    public string Attempt { get; init; } = "";

    public string Campaign { get; init; } = "";

    public int Partition { get; init; }

    public long Contact { get; init; }

    public int Number { get; init; }

    public string Phone { get; init; } = "";

    public string? Name { get; init; }

    public string? Reference { get; init; }

    public string Fields { get; init; } = "";

    public string Settings { get; init; } = "";

    public string? Direction { get; init; }

    public string? FromState { get; init; }

    public long? FromNextAt { get; init; }

    public GatedAttempt ToGated() => new(
        new AttemptId(Attempt),
        new PartitionId(new(Campaign), Partition),
        new ContactId(Contact),
        PhoneNumber.Parse(Phone),
        Facts(),
        Number,
        StorageJson.Read<CampaignSettings>(Settings))
    {
        CameFrom = Direction == CallDirection.Inbound.Text()
            ? new ContactNext(EnumText.Value<ContactState>(FromState!), FromNextAt is { } at ? UnixMicroseconds.Time(at) : null)
            : null,
    };

    // Name and reference have columns of their own; they win over imported columns of the same name.
    private Dictionary<string, string> Facts()
    {
        Dictionary<string, string> facts = StorageJson.Read<Dictionary<string, string>>(Fields);
        if (Name is not null)
        {
            facts["name"] = Name;
        }

        if (Reference is not null)
        {
            facts["reference"] = Reference;
        }

        return facts;
    }
}
