using System.Collections.Concurrent;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Text;

namespace CxBridge.Storage.Compliance;

/// <summary>
/// The rules of campaigns, kept for 2 s: a claim would else read settings and standings every time. What another process imports or edits is
/// seen by claims that much later; the gate reads settings and standing of its contact itself.
/// </summary>
internal sealed class CampaignLaws(IDatabase database, TimeProvider time)
{
    private const int MostKept = 1_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, CampaignLaw> _laws = new(StringComparer.Ordinal);

    /// <summary>The rules of a campaign; null when there is none.</summary>
    public async Task<CampaignLaw?> FindAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_laws.TryGetValue(campaign.Value, out CampaignLaw? known) && now >= known.ReadAt && now - known.ReadAt < Fresh)
        {
            return known;
        }

        CampaignLaw? read = await database.ReadAsync(session => ReadAsync(session, campaign.Value, known, now), cancellationToken);
        if (_laws.Count > MostKept)
        {
            _laws.Clear();
        }

        if (read is not null)
        {
            _laws[campaign.Value] = read;
        }

        return read;
    }

    /// <summary>The rules by a row that was just read; nothing is parsed when they are known.</summary>
    public SettingsLaw Of(string campaign, long version, string settings) =>
        _laws.TryGetValue(campaign, out CampaignLaw? known) && known.Version == version ? known.Rules : Law(settings);

    /// <summary>This process has just changed settings or standings.</summary>
    public void Forget(CampaignId campaign) => _laws.TryRemove(campaign.Value, out _);

    private static async Task<CampaignLaw?> ReadAsync(SqlSession session, string campaign, CampaignLaw? known, DateTimeOffset now)
    {
        if (await session.FirstAsync<LawRow>("Compliance/campaign_law", new { campaign }) is not { } row)
        {
            return null;
        }

        List<StandingRow> standings = await session.QueryAsync<StandingRow>("Compliance/campaign_standings", new { campaign });
        SettingsLaw law = known?.Version == row.Version ? known.Rules : Law(row.Settings);
        return new(row.Version, law, standings.ToDictionary(s => s.Number, s => Standing.Parse(s.Facts)), now);
    }

    private static SettingsLaw Law(string settings) => SettingsLaw.Of(StorageJson.Read<CampaignSettings>(settings));

    private sealed class LawRow
    {
        public long Version { get; init; }

        public string Settings { get; init; } = "";
    }

    private sealed class StandingRow
    {
        public long Number { get; init; }

        public string Facts { get; init; } = "";
    }
}
