using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Campaigns;

internal sealed class CampaignRow
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string State { get; init; } = "";

    public string Settings { get; init; } = "";

    public int Partitions { get; init; }

    public long CreatedAt { get; init; }

    public long Version { get; init; }

    public long Revision { get; init; }

    public string RevisedBy { get; init; } = "";

    public long? StartsAt { get; init; }

    public long? ArchivedAt { get; init; }

    public Campaign ToCampaign() => new(
        new CampaignId(Id),
        Name,
        EnumText.Value<CampaignState>(State),
        StorageJson.Read<CampaignSettings>(Settings),
        Partitions,
        UnixMicroseconds.Time(CreatedAt),
        Version)
    {
        Revision = Revision,
        RevisedBy = RevisedBy,
        StartsAt = StartsAt is { } start ? UnixMicroseconds.Time(start) : null,
        ArchivedAt = ArchivedAt is { } archived ? UnixMicroseconds.Time(archived) : null,
    };
}
