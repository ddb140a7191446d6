using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Telephony;
using CxBridge.Tests.Contract.Stores;

namespace CxBridge.Tests.Contract.Attempts;

/// <summary>
/// Histories of two campaigns that have the same numbers, under the rules on numbers: owners claim, dial, close, crash and take over, some at the
/// same time. After every group of steps a number has at most one open attempt, whichever campaign's, nobody is called too often or too soon, and
/// no contact is lost. The seed is the history, but for how the database orders what happens at the same time.
/// </summary>
public abstract class NumberHistoryContract(IStoreKind kind) : StoreContract(kind)
{
    private const int Numbers = 4;
    private const int Groups = 30;
    private const int MostAtOnce = 3;
    private const int MostPerDay = 2;
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(10);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Dial_UnderTheRulesOnNumbers_HoldsEachNumberOnceAndLosesNobody(int seed)
    {
        var random = new Random(seed);
        Campaign[] campaigns = [await CampaignAsync(), await CampaignAsync()];
        var world = new NumberWorld(Store, campaigns);

        await world.BeginAsync();
        for (int group = 0; group < Groups; group++)
        {
            await world.RunAsync([.. Enumerable.Range(0, random.Next(1, MostAtOnce + 1)).Select(_ => NumberStep.Next(random))]);
            await CheckAsync(world, campaigns);
        }

        // Every host dies and every owner is replaced: a day later each number that is not done with is dialled again, by one campaign.
        await world.HostCrashesAsync();
        HashSet<PhoneNumber> waiting = [.. (await ContactsAsync(campaigns)).Where(c => !IsOver(c.State)).Select(c => c.Number)];
        Store.Time.Advance(TimeSpan.FromHours(25));
        IReadOnlyList<PhoneNumber> dialled = await world.ReplaceOwnersAsync();
        await CheckAsync(world, campaigns);

        Assert.Equal(waiting.Select(n => n.E164).Order(), dialled.Select(n => n.E164).Order());
    }

    private static bool IsOver(ContactState state) => state == ContactState.Completed;

    private async Task CheckAsync(NumberWorld world, Campaign[] campaigns)
    {
        const string Open = "a.state NOT IN ('closed', 'void')";
        Assert.Empty(await Store.QueryAsync<string>($"SELECT c.phone FROM attempt a JOIN contact c ON c.id = a.contact_id WHERE {Open} GROUP BY c.phone HAVING COUNT(*) > 1"));
        Assert.Empty(await Store.QueryAsync<long>(
            $"SELECT c.id FROM contact c WHERE (c.state = 'leased') <> EXISTS (SELECT 1 FROM attempt a WHERE a.id = c.attempt_id AND a.contact_id = c.id AND {Open})"));
        Assert.Equal(0, world.PassedTwice);
        Assert.Equal(0, world.PassedStale);

        List<DialledRow> dialled = await Store.QueryAsync<DialledRow>(
            "SELECT c.phone AS Phone, a.started_at AS At FROM attempt a JOIN contact c ON c.id = a.contact_id WHERE a.started_at IS NOT NULL ORDER BY a.started_at");
        foreach (IGrouping<string, DialledRow> number in dialled.GroupBy(d => d.Phone))
        {
            long[] times = [.. number.Select(d => d.At)];
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Gap.TotalMicroseconds, "Dialled too soon after the last attempt."));
            Assert.All(times.Zip(times.Skip(MostPerDay)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromHours(24).TotalMicroseconds, "Dialled too often in a day."));
        }

        foreach (Campaign campaign in campaigns)
        {
            IReadOnlyList<Contact> contacts = await Store.Contacts.ListAsync(campaign.Id, null, 100, None);
            Assert.Equal(Numbers, contacts.Count);
            Assert.Equal(
                contacts.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())),
                (await Store.CountAsync(campaign)).ByState.OrderBy(s => s.Key).Select(s => (s.Key, s.Value)));
        }
    }

    private async Task<List<Contact>> ContactsAsync(Campaign[] campaigns)
    {
        var contacts = new List<Contact>();
        foreach (Campaign campaign in campaigns)
        {
            contacts.AddRange(await Store.Contacts.ListAsync(campaign.Id, null, 100, None));
        }

        return contacts;
    }

    private async Task<Campaign> CampaignAsync()
    {
        Campaign campaign = Samples.Campaign(Store.Time, NumberWorld.Partitions, compliance: Samples.Rules with { AttemptsPer24Hours = MostPerDay, AttemptsPerDay = MostPerDay, AttemptGap = Gap });
        await Store.Campaigns.AddAsync(campaign, None);
        await Store.Contacts.AddAsync(campaign.Id, [.. Enumerable.Range(1, Numbers).Select(n => new NewContact(PhoneNumber.Parse($"+49301234560{n}"), null, null, new Dictionary<string, string>()))], None);
        return campaign;
    }

    private sealed class DialledRow
    {
        public string Phone { get; init; } = "";

        public long At { get; init; }
    }
}
