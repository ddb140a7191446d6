using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Campaigns;

internal sealed class RevisionRow
{
    public string Campaign { get; init; } = "";

    public long Number { get; init; }

    public string Name { get; init; } = "";

    public string Settings { get; init; } = "";

    public long RevisedAt { get; init; }

    public string RevisedBy { get; init; } = "";

    public string What { get; init; } = "";

    public CampaignRevision ToRevision() => new(
        new CampaignId(Campaign), Number, Name, StorageJson.Read<CampaignSettings>(Settings), UnixMicroseconds.Time(RevisedAt), RevisedBy, StorageJson.Read<string[]>(What));
}
