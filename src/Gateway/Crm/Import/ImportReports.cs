using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Reports of imports as files: <c>imports/{campaign}/{import}.json</c> and <c>.errors.csv</c> below the data folder. Paths are made
/// of parsed ids only, so a request cannot name another file.</summary>
internal sealed class ImportReports(IOptions<GatewayOptions> options, IOptions<JsonOptions> json)
{
    private const int ErrorsInList = 100;

    public async Task SaveAsync(CampaignId campaign, ImportReport report, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(FolderOf(campaign));
        await using FileStream file = File.Create(PathOf(campaign, report.Id, ".json"));
        await JsonSerializer.SerializeAsync(file, report, json.Value.SerializerOptions, cancellationToken);
    }

    public async Task<ImportReport?> FindAsync(CampaignId campaign, ImportId id, CancellationToken cancellationToken)
    {
        string path = PathOf(campaign, id, ".json");
        if (!File.Exists(path))
        {
            return null;
        }
        await using FileStream file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<ImportReport>(file, json.Value.SerializerOptions, cancellationToken);
    }

    /// <summary>The newest reports first, at most <paramref name="most"/>, each with its first errors: a list of fifty must not weigh megabytes.</summary>
    public async Task<IReadOnlyList<ImportReport>> ListAsync(CampaignId campaign, int most, CancellationToken cancellationToken)
    {
        var reports = new List<ImportReport>();
        string folder = FolderOf(campaign);
        if (!Directory.Exists(folder))
        {
            return reports;
        }
        // Ids begin with the time they were made at, so names sort by age.
        IEnumerable<string> names = Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).OrderDescending(StringComparer.Ordinal).Take(most);
        foreach (string name in names)
        {
            if (ImportId.TryParse(name, null, out ImportId id) && await FindAsync(campaign, id, cancellationToken) is { } report)
            {
                reports.Add(report with
                {
                    Errors = [.. report.Errors.Take(ErrorsInList)],
                    ErrorsTruncated = report.ErrorsTruncated || report.Errors.Count > ErrorsInList,
                });
            }
        }
        return reports;
    }

    public Stream CreateErrors(CampaignId campaign, ImportId id)
    {
        Directory.CreateDirectory(FolderOf(campaign));
        return File.Create(PathOf(campaign, id, ".errors.csv"));
    }

    public Stream? OpenErrors(CampaignId campaign, ImportId id)
    {
        string path = PathOf(campaign, id, ".errors.csv");
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    private string FolderOf(CampaignId campaign) => Path.Combine(options.Value.DataFolder, "imports", campaign.Value);

    private string PathOf(CampaignId campaign, ImportId id, string extension) => Path.Combine(FolderOf(campaign), id.Value + extension);
}
