using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Outbox;
using CxBridge.Domain.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace CxBridge.Bench.Storage;

/// <summary>One campaign's life: import, claim, gate, close.</summary>
internal sealed class StorageBenchmark(IServiceProvider services, int contacts)
{
    /// <summary>Fewer would leave nothing to claim while others wait.</summary>
    public const int FewestContacts = 10_000;

    private const int Batch = 5_000;
    private const int ClaimSize = 20;
    private const int Claims = 100_000;
    private const int Gates = 8_000;
    private const int LoneGates = 500;
    private const int WarmUp = 4_000;
    private const int Hosts = 16;
    private const int Partitions = 8;
    private static readonly TimeProvider Time = WorkingHours.Clock;
    private static readonly ComplianceSettings Rules = new() { CallerName = "Example Ltd", Consent = ConsentSource.Attested };
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly HostId Host = new("bench", "1");

    private readonly IDialStore _dial = services.GetRequiredService<IDialStore>();
    private readonly ICampaignStore _campaigns = services.GetRequiredService<ICampaignStore>();
    private readonly IContactStore _contacts = services.GetRequiredService<IContactStore>();

    public async Task<StorageFigures> RunAsync(string store)
    {
        await WarmUpAsync();
        Campaign campaign = await CampaignAsync();
        (double import, double importCpu) = await TimedAsync(() => ImportAsync(campaign, 0, contacts));
        List<Claim> claims = [];
        (double claim, double claimCpu) = await TimedAsync(() => ClaimAsync(campaign, Claims, claims));
        List<double> lone = [];
        await GateAsync(claims[..LoneGates], hosts: 1, lone, []);
        List<double> latencies = [];
        ConcurrentBag<GatedAttempt> gated = [];
        List<Claim> rest = claims[LoneGates..Math.Min(claims.Count, LoneGates + Gates)];
        (double gate, double gateCpu) = await TimedAsync(() => GateAsync(rest, Hosts, latencies, gated));
        (double close, double closeCpu) = await TimedAsync(() => CloseAsync([.. gated]));
        (double count, _) = await TimedAsync(() => CountAsync(campaign, times: 100));

        return new(
            store,
            contacts,
            Math.Round(import, 2),
            Math.Round(importCpu, 2),
            (int)(contacts / import),
            (int)(claims.Count / claim),
            Math.Round(claimCpu * 1_000_000 / claims.Count, 1),
            (int)(rest.Count / gate),
            Math.Round(gateCpu * 1_000_000 / rest.Count, 1),
            Percentile(latencies, 0.50),
            Percentile(latencies, 0.99),
            Percentile(lone, 0.99),
            (int)(gated.Count / close),
            Math.Round(closeCpu * 1_000_000 / gated.Count, 1),
            Math.Round(count * 1_000 / 100, 3));
    }

    // Another campaign, of other numbers, lives first: what is measured is the store and not the compiler, which a service meets once in its life.
    private async Task WarmUpAsync()
    {
        Campaign campaign = await CampaignAsync();
        await ImportAsync(campaign, contacts, WarmUp);
        List<Claim> claims = [];
        await ClaimAsync(campaign, WarmUp / 2, claims);
        ConcurrentBag<GatedAttempt> gated = [];
        await GateAsync(claims, Hosts, [], gated);
        await CloseAsync([.. gated]);
    }

    private async Task<Campaign> CampaignAsync()
    {
        Campaign campaign = new(
            CampaignId.New(Time),
            "bench",
            CampaignState.Running,
            new CampaignSettings { Bot = BotId.New(Time), Carrier = CarrierId.New(Time), CallerId = PhoneNumber.Parse("+4930123456"), Compliance = Rules },
            Partitions,
            Time.GetUtcNow(),
            Version: 1);
        await _campaigns.AddAsync(campaign, None);
        return campaign;
    }

    private static async Task<(double Seconds, double CpuSeconds)> TimedAsync(Func<Task> work)
    {
        long start = Time.GetTimestamp();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        await work();
        return (Time.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static double Percentile(List<double> values, double share)
    {
        values.Sort();
        return Math.Round(values[(int)((values.Count - 1) * share)], 3);
    }

    private async Task ImportAsync(Campaign campaign, int first, int count)
    {
        // As an import does: one batch is stored while the next is read.
        Task storing = Task.CompletedTask;
        var fields = new Dictionary<string, string> { ["city"] = "Leipzig", ["plan"] = "basic" };
        for (int start = 0; start < count; start += Batch)
        {
            NewContact[] batch = new NewContact[Math.Min(Batch, count - start)];
            for (int i = 0; i < batch.Length; i++)
            {
                // A bijection on 32 bits: distinct numbers in an order that is random to an index.
                uint number = (uint)(first + start + i) * 2_654_435_761;
                batch[i] = new(PhoneNumber.Parse($"+49{number:D10}"), "Erika Mustermann", $"crm-{start + i}", fields);
            }

            await storing;
            storing = Task.Run(() => _contacts.AddAsync(campaign.Id, batch, None));
        }

        await storing;
    }

    private async Task ClaimAsync(Campaign campaign, int count, List<Claim> claims)
    {
        var epochs = new long[Partitions];
        for (int partition = 0; partition < Partitions; partition++)
        {
            epochs[partition] = (await _dial.LeaseAsync(new(campaign.Id, partition), "bench", TimeSpan.FromHours(1), None))!.Epoch;
        }

        var taken = new ConcurrentBag<Claim>();
        await Task.WhenAll(Enumerable.Range(0, Partitions).Select(async partition =>
        {
            IReadOnlyList<Claim> some;
            do
            {
                some = await _dial.ClaimAsync(new(campaign.Id, partition), epochs[partition], ClaimSize, None);
                foreach (Claim claim in some)
                {
                    taken.Add(claim);
                }
            }
            while (some.Count > 0 && taken.Count < count);
        }));
        claims.AddRange(taken);
    }

    private async Task GateAsync(List<Claim> claims, int hosts, List<double> latencies, ConcurrentBag<GatedAttempt> gated)
    {
        var taken = new ConcurrentBag<double>();
        await EachAsync(claims, hosts, async claim =>
        {
            long start = Time.GetTimestamp();
            GatedAttempt passed = (await _dial.GateAsync(claim.Attempt, claim.Epoch, Host, 0, None))!;
            taken.Add(Time.GetElapsedTime(start).TotalMilliseconds);
            gated.Add(passed);
        });
        latencies.AddRange(taken);
    }

    private Task CloseAsync(List<GatedAttempt> gated) => EachAsync(gated, Hosts, async attempt =>
    {
        DateTimeOffset now = Time.GetUtcNow();
        var record = new CallRecord
        {
            Attempt = attempt.Attempt,
            Campaign = attempt.Partition.Campaign,
            Contact = attempt.Contact,
            StartedAt = now,
            EndedAt = now,
            Outcome = AttemptOutcome.Completed,
            Disposition = new Disposition("agreed"),
            Transcript = [.. Enumerable.Range(0, 10).Select(n => new TranscriptLine(Speaker.Bot, TimeSpan.FromSeconds(n), TimeSpan.FromSeconds(n + 1), "Are you still there?"))],
        };
        var delivery = new NewDelivery(attempt.Attempt.Value, new Uri("https://crm.example/results"), "{}");
        await _dial.CloseAsync(new(record, new(ContactState.Completed, null), delivery), None);
    });

    private async Task CountAsync(Campaign campaign, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await _campaigns.CountAsync(campaign.Id, None);
        }
    }

    private static Task EachAsync<T>(List<T> items, int atOnce, Func<T, Task> work) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (item, _) => await work(item));
}
