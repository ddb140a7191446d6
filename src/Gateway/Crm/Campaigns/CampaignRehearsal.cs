using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Simulation;

namespace CxBridge.Gateway.Crm.Campaigns;

/// <summary>
/// Rehearses a campaign with its own contacts and what its calls say.
/// <code>
/// 1 read      waiting contacts, what rules hold of them, the newest calls
/// 2 assume    from the request, else from enough calls, else standard figures; each is told with its source
/// 3 run       current settings, then variants: the same people each time
/// 4 search    the fewest seats that finish in time
/// </code>
/// One at a time: a simulation takes a processor, and calls need it more.
/// </summary>
internal sealed class CampaignRehearsal(ICallStore calls, IContactStore contacts, HeldContacts held, TimeProvider time) : IDisposable
{
    /// <summary>Longest time that a rehearsal may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private const int MostCalls = 2_000;
    private const int Page = 500;
    private const int MostSeats = 5_000;
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);

    /// <exception cref="OperationCanceledException">The caller went away, or it took too long.</exception>
    public async Task<RehearseView> RunAsync(CampaignId campaign, RehearseRequest request, IReadOnlyList<RehearsedSettings> tries, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // 1
            DateTimeOffset start = time.GetUtcNow();
            var material = new Material(
                await contacts.DueAsync(campaign, Slice, cancellationToken),
                await held.CountAsync(campaign, cancellationToken),
                CallFigures.Of(await CallsAsync(campaign, cancellationToken)),
                start,
                request.HorizonHours ?? RehearseReader.DefaultHours);
            return await Task.Run(() => Run(request, tries, material, cancellationToken), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static RehearseView Run(RehearseRequest request, IReadOnlyList<RehearsedSettings> tries, Material material, CancellationToken cancellationToken)
    {
        // 2
        Scenario people = CampaignScenario.People(material.Figures);
        people = people with
        {
            AnswerRate = request.AnswerRatePercent / 100 ?? people.AnswerRate,
            AnswerDelay = request.AnswerDelaySeconds is { } delay ? people.AnswerDelay with { Mean = delay } : people.AnswerDelay,
            Talk = request.TalkSeconds is { } talk ? people.Talk with { Mean = talk } : people.Talk,
        };

        // 3
        RunView[] runs = [.. tries.Select(t => View(t.Name, Rehearsal.Run(Scenario(t, material, people), cancellationToken), request, material.Start))];

        // 4
        int? seats = request.FinishWithinHours is { } limit ? FewestSeats(tries[0], material with { Hours = limit }, people, cancellationToken) : null;
        return new(material.Due.Sum(d => d.Contacts), Assumptions(request, material.Figures, people), runs, seats, [.. Notes(material, tries[0], request, seats)], material.Start);
    }

    private static Scenario Scenario(RehearsedSettings t, Material m, Scenario people) =>
        CampaignScenario.Of(t.Settings, m.Due, m.Held, people, m.Start, m.Hours) with { CallsPerSecond = t.CallsPerSecond, Lines = t.Channels };

    // More seats never take longer, but for chance: halving finds the fewest in a dozen runs.
    private static int? FewestSeats(RehearsedSettings t, Material material, Scenario people, CancellationToken cancellationToken)
    {
        bool InTime(int seats) => Rehearsal.Run(
            Scenario(t with { Settings = t.Settings with { ConcurrencyLimit = seats } }, material, people), cancellationToken) is { FinishTime: not null };

        int enough = 1;
        while (!InTime(enough))
        {
            if (enough >= MostSeats)
            {
                return null;
            }
            enough = Math.Min(MostSeats, enough * 4);
        }
        int few = enough / 4;
        while (enough - few > 1)
        {
            int middle = (few + enough) / 2;
            (few, enough) = InTime(middle) ? (few, middle) : (middle, enough);
        }
        return enough;
    }

    private static RunView View(string name, RehearsalResult r, RehearseRequest request, DateTimeOffset start)
    {
        double? cost = request.CostPerMinute is null && request.CostPerAttempt is null
            ? null
            : Math.Round(((request.CostPerMinute ?? 0) * r.TalkMinutes) + ((request.CostPerAttempt ?? 0) * r.Dials), 2);
        return new(
            name, r.FinishTime is { } hours ? start.AddHours(hours) : null, Math.Round(r.Hours, 3), r.Left, r.Dials, r.Answered,
            Percent(r.AbandonRate), Percent(r.WorstHour), Percent(r.Utilisation), r.PeakTalking, r.Lines, Math.Round(r.TalkMinutes, 1), cost);
    }

    private static AssumptionView[] Assumptions(RehearseRequest request, CallFigures figures, Scenario people) =>
    [
        new("answerRate", Percent(people.AnswerRate), "percent", Source(request.AnswerRatePercent, figures.AnswerRate is not null), figures.Dials),
        new("answerDelay", Math.Round(people.AnswerDelay.Mean, 1), "seconds", Source(request.AnswerDelaySeconds, figures.AnswerDelay is not null), figures.Answers),
        new("talk", Math.Round(people.Talk.Mean, 1), "seconds", Source(request.TalkSeconds, figures.Talk is not null), figures.Answers),
        new("endsEarly", Percent(people.FastFail.Share), "percent of the unanswered", Source(null, figures.FastFail is not null), figures.Dials - figures.Answers),
    ];

    private static IEnumerable<string> Notes(Material material, RehearsedSettings current, RehearseRequest request, int? seats)
    {
        if (material.Figures.Dials < CallFigures.Enough)
        {
            yield return $"The campaign has made {material.Figures.Dials} calls that say something of its callees; from {CallFigures.Enough} on its own figures are used.";
        }
        foreach (RuleCount rule in material.Held)
        {
            yield return rule.Until is null
                ? $"{rule.Contacts} contacts take no part: {rule.Reason}."
                : $"{rule.Contacts} contacts take part from {rule.Until.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC on: {rule.Reason}.";
        }
        if (request.FinishWithinHours is not null && seats is null)
        {
            yield return $"No number of seats up to {MostSeats} finishes in time: the carrier, the hours or the retries take longer.";
        }
        if (current.Settings.Hours is not null)
        {
            yield return "The campaign's own hours are kept.";
        }
    }

    private static AssumptionSource Source(double? given, bool known) =>
        given is not null ? AssumptionSource.Request : known ? AssumptionSource.History : AssumptionSource.Standard;

    private static double Percent(double share) => Math.Round(100 * share, 2);

    private async Task<List<CallSummary>> CallsAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        var all = new List<CallSummary>();
        IReadOnlyList<CallSummary> page;
        do
        {
            AttemptId? before = all.Count > 0 ? all[^1].Attempt : null;
            page = await calls.ListAsync(new CallFilter(campaign, Live: false, Before: before, Limit: Page), cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == Page && all.Count < MostCalls);
        return all;
    }

    private sealed record Material(IReadOnlyList<DueContacts> Due, IReadOnlyList<RuleCount> Held, CallFigures Figures, DateTimeOffset Start, double Hours);
}
