using System.Globalization;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Ids;
using Xunit.Abstractions;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>Whole campaigns through the real grains and the real store, in virtual time; only sound, SIP and people are simulated.</summary>
public sealed class CampaignDayTests(ITestOutputHelper output)
{
    private const int Seed = 20_260_210;

    private const int People = 20_000;

    [Fact]
    public void TwoHoursOf20000Contacts_OverTwoCarriers_KeepEveryPromise() => LoneThread.Run(() =>
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        using CampaignDay day = CampaignDay.Until(CampaignDay.Begin.AddHours(2), Seed, People);
        output.WriteLine(CampaignAccount.Of(day));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0} s"));

        Assert.Empty(day.World.Faults);
        Assert.Equal(0, day.World.Thread.Strangers);
        CheckContacts(day);
        CheckAttempts(day);
        CheckCarriers(day);
        CheckWindows(day);
        CheckSlots(day);
        CheckAbandoned(day);
    });

    [Fact]
    public void TheSameSeed_IsTheSameDay_AndAnotherSeedIsNot() => LoneThread.Run(() =>
    {
        using CampaignDay one = CampaignDay.Until(CampaignDay.Begin.AddMinutes(12), Seed, 400);
        using CampaignDay same = CampaignDay.Until(CampaignDay.Begin.AddMinutes(12), Seed, 400);
        using CampaignDay other = CampaignDay.Until(CampaignDay.Begin.AddMinutes(12), Seed + 1, 400);

        Assert.True(one.World.Carriers.Invites.Count() > 200);
        Assert.Equal(one.Digest, same.Digest);
        Assert.NotEqual(one.Digest, other.Digest);
    });

    // Nobody lost: everybody is at an end that the rules name.
    private static void CheckContacts(CampaignDay day)
    {
        CampaignCounts[] counts = [day.Count(day.Ruled), day.Count(day.Predictive)];
        Assert.All(counts, c => Assert.Equal((0, 0), (c.Waiting, c.InFlight)));
        Assert.Equal(day.People, counts.Sum(c => c.Total));
        Assert.InRange(day.Orphans, 1, SimulatedHost.Slots + SimulatedHost.Lines);
        Assert.Equal(day.Orphans, counts.Sum(c => c.ByState.GetValueOrDefault(ContactState.Unknown)));
    }

    // One account of each attempt that passed the gate, one cap over all of a contact's, and each in its time.
    private static void CheckAttempts(CampaignDay day)
    {
        Dictionary<AttemptId, AttemptClose> closes = day.World.Closes.ToDictionary(c => c.Record.Attempt);
        Assert.Equal(day.World.Gates.Count, closes.Count + day.Orphans);
        int callbacks = 0;
        int retries = 0;
        foreach (GatedAttempt[] attempts in day.World.Gates.GroupBy(g => g.Contact).Select(g => g.ToArray()))
        {
            Assert.Equal(Enumerable.Range(1, attempts.Length), attempts.Select(a => a.AttemptNumber));
            Assert.True(attempts.Length <= CampaignDay.MostAttempts);
            foreach ((GatedAttempt first, GatedAttempt next) in attempts.Zip(attempts.Skip(1)))
            {
                AttemptClose close = closes[first.Attempt];
                TimeSpan wait = close.Record.CallbackAfter ?? CampaignDay.RetryAfter[close.Record.Outcome];
                Assert.True(day.World.GatedAt[next.Attempt] >= close.Record.EndedAt + wait, $"{next.Attempt} came before its time");
                callbacks += close.Record.CallbackAfter is null ? 0 : 1;
                retries += close.Record.CallbackAfter is null ? 1 : 0;
            }
        }

        Assert.True(retries > day.People / 10 && callbacks > day.People / 200, $"{retries} retries and {callbacks} callbacks");
        Assert.Equal(day.People, day.World.Gates.Select(g => g.Contact).Distinct().Count());

        // The old owner sent orders under its old epoch, and none of them became a call.
        Assert.True(day.World.GatesClosed > 0, "The takeover left nothing behind.");
    }

    // In any second no more INVITEs than the carrier takes, with or without a burst; one permit for each of them.
    private static void CheckCarriers(CampaignDay day)
    {
        foreach (SimulatedCarrier carrier in day.World.Carriers.All)
        {
            Assert.Equal((int)carrier.Row.CallsPerSecond, Sliding.Most(carrier.Invites.Select(i => i.At)));
            Assert.InRange(carrier.MostOpen, 1, carrier.Row.Channels);
            Assert.Empty(carrier.Twice);
        }

        SimulatedCarriers all = day.World.Carriers;
        Assert.Equal(all.Permits, all.Invites.Count() + all.Void + all.Unused);
        Assert.True(all.Void > 0, "No thread came late.");
        Assert.True(day.North.Refused > 0, "The outage refused nobody.");
        Assert.Contains(all.Invites.GroupBy(i => i.Attempt), calls => calls.Select(c => c.Carrier).Distinct().Count() == 2);
    }

    private static void CheckWindows(CampaignDay day)
    {
        Assert.All(day.World.Carriers.Invites, invite => Assert.True(Hours.AreOpen(invite), $"{invite} is outside its hours"));
        Assert.Contains(day.World.Carriers.Invites, i => Hours.Reopened(i, "+331"));
        Assert.Contains(day.World.Carriers.Invites, i => Hours.Reopened(i, "+4989"));
    }

    // While both want more than there is, the slots are divided by weight, and never more of them than there are.
    private static void CheckSlots(CampaignDay day)
    {
        Assert.All(day.Slots, s => Assert.InRange(s.Ruled + s.Predictive, 0, s.Slots));
        Assert.InRange(day.World.Fleet.Refused, 0, day.World.Fleet.Ordered / 20);
        SlotSample[] scarce = [.. day.Slots.Where(s => s.At > CampaignDay.Begin.AddMinutes(3) && s.At < CampaignDay.Begin.AddMinutes(20))];
        Assert.InRange(scarce.Average(s => (double)s.Ruled) / scarce.Average(s => (double)s.Predictive), 1.3, 3.0);
    }

    private static void CheckAbandoned(CampaignDay day)
    {
        AttemptClose[] live = [.. day.World.Closes.Where(c => c.Record.Campaign == day.Predictive && c.Record.Outcome is AttemptOutcome.Completed or AttemptOutcome.Abandoned)];
        int abandoned = live.Count(c => c.Record.Outcome == AttemptOutcome.Abandoned);
        Assert.InRange(abandoned, 0, (int)(0.02 * live.Length));
    }
}
