using System.Text.Json.Nodes;

namespace CxBridge.Bench.Chaos;

/// <summary>
/// One campaign, many lives of a host.
/// <code>
/// 1 stage    practice carrier and CRM in a process of their own; the host or hosts; a campaign of contacts who mostly answer
/// 2 kill     wait for the window that the plan names, SIGKILL, look at what is left, start again
/// 3 settle   a last life dials on for a moment, pauses, lets its calls end and delivers every result
/// 4 audit    rows against carrier and CRM
/// </code>
/// </summary>
public sealed class ChaosCampaign(ChaosSettings settings, TimeProvider time, TextWriter progress)
{
    private static readonly TimeSpan LastLife = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SettlePatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    // A cell's host is back in a minute on a busy machine: ten of them without a word would be taken for a hang.
    private readonly int _killsALine = settings.Shape == ChaosShape.Cell ? 1 : 10;

    public async Task<ChaosReport> RunAsync(CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();

        // 1 stage
        Directory.CreateDirectory(settings.Folder);
        await using var platform = new Platform(settings);
        await platform.SetUpAsync();
        await progress.WriteLineAsync($"The stage stands and the campaign runs, {time.GetElapsedTime(began).TotalSeconds:0} s");
        using var rows = new Rows(platform.Stage);
        using var carrier = new Carrier(platform.TruthLog);
        var plan = new KillPlan(settings.Seed);
        var ambush = new Ambush(platform, rows, carrier, plan, time);
        var postMortem = new PostMortem(platform, rows, carrier, time);

        // 2 kill
        ChaosHost newest = platform.Stage.Hosts[0];
        for (int kill = 1; kill <= settings.Kills; kill++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ChaosHost host = await ambush.WaitAsync(plan.Next(), newest);
            bool hadGreeted = host.HasGreeted;
            await host.KillAsync();
            await postMortem.ExamineAsync(host, hadGreeted);
            host.Start();
            newest = host;
            if (kill % _killsALine == 0 || kill == settings.Kills)
            {
                await progress.WriteLineAsync($"{kill} kills, {carrier.Calls.Count} INVITEs, {time.GetElapsedTime(began).TotalSeconds:0} s");
            }
        }

        // 3 settle
        await platform.ReadyAsync();
        await Task.Delay(LastLife, time, cancellationToken);
        bool dialledToTheEnd = await platform.PauseAsync();
        JsonNode crm = await SettleAsync(platform, rows, cancellationToken);

        // 4 audit
        carrier.Read();
        List<AttemptRow> attempts = rows.Attempts();
        var audit = new Audit(attempts, rows.Contacts(), carrier, crm);
        audit.NoteIdle(dialledToTheEnd);
        return new ChaosReport(
            settings.Shape == ChaosShape.Cell ? "cell" : "one host",
            settings.Kills,
            settings.Contacts,
            carrier.Calls.Values.Select(c => c.Number).Distinct().Count(),
            carrier.Calls.Count + carrier.Repeated.Count,
            audit.DoubleDials(),
            audit.Lost(settings.Contacts),
            attempts.Count(a => a.Outcome == "unknown"),
            audit.ResultsLost(),
            postMortem.Windows,
            Math.Round(time.GetElapsedTime(began).TotalSeconds, 1),
            audit.Findings);
    }

    private async Task<JsonNode> SettleAsync(Platform platform, Rows rows, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        while ((rows.Open().Count > 0 || rows.SomeUndelivered) && time.GetElapsedTime(began) < SettlePatience)
        {
            await Task.Delay(Look, time, cancellationToken);
        }

        return await platform.CrmAsync();
    }
}
