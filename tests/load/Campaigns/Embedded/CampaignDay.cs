using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Carriers.Routing;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Dialling.Pacing;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Media.Calls;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// Two campaigns over two carriers, and what goes wrong meanwhile.
/// <code>
/// 11:50  both begin: "ruled" under the rules of Germany, France and Uruguay, with a slot for each call; "predictive" on lines, with hours of its own
/// 12:00  Paris goes to lunch, Montevideo opens                     12:12  the carrier "north" refuses everything, from 12:14 on it is silent, until 12:20
/// 12:30  "predictive" closes, until 12:45                          12:50  the control plane stands still; ten seconds later another one has taken over
/// 12:51  the old one goes on where it stood, for a minute          13:00  Paris is back from lunch
/// 13:03  a host dies; ten seconds later its calls are closed, and it lives again
/// </code>
/// </summary>
internal sealed class CampaignDay : IDisposable
{
    /// <summary>Attempts of one contact, whatever became of each.</summary>
    public const int MostAttempts = 3;

    // A Tuesday: 12:50 in Paris and 08:50 in Montevideo.
    public static readonly DateTimeOffset Begin = new(2026, 2, 10, 11, 50, 0, TimeSpan.Zero);

    public static readonly IReadOnlyDictionary<AttemptOutcome, TimeSpan> RetryAfter = new Dictionary<AttemptOutcome, TimeSpan>
    {
        [AttemptOutcome.Busy] = TimeSpan.FromMinutes(7), [AttemptOutcome.NoAnswer] = TimeSpan.FromMinutes(10), [AttemptOutcome.Failed] = TimeSpan.FromMinutes(7),
    };

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(10);

    private readonly double _scale;

    private CampaignDay(int seed, int people)
    {
        People = people;
        _scale = people / 20_000.0;
        World = new CampaignWorld(seed, Begin);
        North = AddCarrier("north", 10, burst: 1);
        South = AddCarrier("south", 8, burst: 4);
        World.Carriers = new SimulatedCarriers(seed, [North, South]);
    }

    public int People { get; }

    public CampaignWorld World { get; }

    public SimulatedCarrier North { get; }

    public SimulatedCarrier South { get; }

    public CampaignId Ruled { get; private set; }

    public CampaignId Predictive { get; private set; }

    public List<SlotSample> Slots { get; } = [];

    /// <summary>Calls of the host that died.</summary>
    public int Orphans { get; private set; }

    /// <summary>What the carriers saw: two runs are the same when this is.</summary>
    public string Digest => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', World.Carriers.Invites.Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{i.At:O} {i.Carrier} {i.Number}"))))));

    /// <summary>The day up to a moment.</summary>
    public static CampaignDay Until(DateTimeOffset end, int seed, int people)
    {
        var day = new CampaignDay(seed, people);
        day.Run(end);
        return day;
    }

    public CampaignCounts Count(CampaignId campaign) => World.Thread.Do(() => World.Campaigns.CountAsync(campaign, None));

    public void Dispose() => World.Dispose();

    private static DateTimeOffset At(int hour, int minute, double second = 0) => new DateTimeOffset(2026, 2, 10, hour, minute, 0, TimeSpan.Zero).AddSeconds(second);

    private void Run(DateTimeOffset end)
    {
        World.Thread.Do(SetUpAsync);
        ControlPlane first = World.StartPlane();
        World.Thread.Do(() => Task.WhenAll(first.Campaign(Ruled).Start(Guid.NewGuid()), first.Campaign(Predictive).Start(Guid.NewGuid())));
        (North.RefusesFrom, North.SilentFrom, North.WellFrom) = (At(12, 12), At(12, 14), At(12, 20));
        (DateTimeOffset At, Action Does)[] script =
        [
            (At(12, 50, 0.7), first.Queue.Freeze),
            (At(12, 50, 10.7), () => TakeOver()),
            (At(12, 51), first.Queue.Thaw),
            (At(12, 52), first.Kill),
            (At(13, 3), () => World.Fleet.Kill("host-1")),
            (At(13, 3, 10), Revive),
        ];
        foreach ((DateTimeOffset at, Action does) in script.Where(s => s.At < end))
        {
            RunUntil(at);
            does();
        }

        RunUntil(end);
    }

    private void RunUntil(DateTimeOffset until)
    {
        while (World.Now < until)
        {
            DateTimeOffset next = World.Now + Sample;
            World.Thread.RunUntil(next < until ? next : until);
            ILookup<CampaignId, SimulatedCall> taken = World.Fleet.InSlots.ToLookup(c => c.Campaign);
            Slots.Add(new(World.Now, World.Fleet.Slots, taken[Ruled].Count(), taken[Predictive].Count()));
        }
    }

    private void TakeOver()
    {
        ControlPlane second = World.StartPlane();

        // As its watchdog does at the start.
        World.Thread.Do(() => Task.WhenAll(second.Campaign(Ruled).Wake(), second.Campaign(Predictive).Wake()));
    }

    private void Revive()
    {
        Orphans = World.Thread.Do(() => new LostHosts(World.Dial, World.Time).CloseAsync("host-1", None));
        World.Fleet.Start("host-1", "second");
    }

    private SimulatedCarrier AddCarrier(string name, double callsPerSecond, int burst) => new(
        new Carrier
        {
            Id = CarrierId.New(World.Time), Name = name, Trunks = [new Trunk { Uri = $"sip:{name}.example" }], CallsPerSecond = Math.Max(2, Math.Ceiling(callsPerSecond * _scale)),
            Burst = burst, Channels = (int)(140 * _scale) + 12,
        },
        World.Time);

    private async Task SetUpAsync()
    {
        for (int i = 0; i < Math.Max(2, (int)Math.Ceiling(5 * _scale)); i++)
        {
            World.Fleet.Start($"host-{i}", "first");
        }

        await World.Rows.SaveAsync(North.Row, None);
        await World.Rows.SaveAsync(South.Row, None);
        await AddRouteAsync("49", North, South);
        await AddRouteAsync("33", South, North);
        var settings = new CampaignSettings
        {
            Bot = BotId.New(World.Time), Carrier = North.Row.Id, CallerId = PhoneNumber.Parse("+493012345678"), ConcurrencyLimit = (int)(150 * _scale) + 10,
            RingTimeout = TimeSpan.FromSeconds(20), Weight = 2, Retry = new RetryRules { MaxAttempts = MostAttempts, Delays = RetryAfter },
            Compliance = new ComplianceSettings { CallerName = "Example Ltd", Consent = ConsentSource.Attested },
        };
        Ruled = await AddCampaignAsync("ruled", settings,
            [.. Numbers("+4930", 7, People * 3 / 10), .. Numbers("+331", 8, People * 2 / 10), .. Numbers("+5982", 7, People / 10)]);
        Predictive = await AddCampaignAsync("predictive", settings with
        {
            Carrier = South.Row.Id, Weight = 1, ConcurrencyLimit = (int)(90 * _scale) + 10, Compliance = new ComplianceSettings { Profile = RuleBook.Practice },
            Hours = new DiallingHours("UTC", [Hours(11, 12.5), Hours(12.75, 18)]),
            Pacing = new PacingSettings { Mode = PacingMode.Predictive, TargetAbandon = 0.02, ReserveSeats = PacingSettings.ReserveFor((int)(90 * _scale)) },
        }, Numbers("+4989", 7, People * 4 / 10));
    }

    private static HoursWindow Hours(double from, double to) => new(DayOfWeek.Tuesday, TimeSpan.FromHours(from), TimeSpan.FromHours(to));

    // National numbers of full length, so that the plan knows their place.
    private static IEnumerable<string> Numbers(string prefix, int digits, int count) =>
        Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{(3 * (int)Math.Pow(10, digits - 1)) + n}"));

    private Task<Route> AddRouteAsync(string prefix, SimulatedCarrier cheap, SimulatedCarrier dear) =>
        World.Routes.SaveAsync(new Route { Prefix = prefix, Choices = [new RouteChoice(cheap.Row.Id, 0.010m), new RouteChoice(dear.Row.Id, 0.012m)] }, None);

    private async Task<CampaignId> AddCampaignAsync(string name, CampaignSettings settings, IEnumerable<string> numbers)
    {
        var campaign = new Campaign(CampaignId.New(World.Time), name, CampaignState.Draft, settings, 2, World.Now, 1);
        await World.Campaigns.AddAsync(campaign, None);
        foreach (string[] batch in numbers.Chunk(5_000))
        {
            await World.Contacts.AddAsync(campaign.Id, [.. batch.Select(n => new NewContact(PhoneNumber.Parse(n), null, null, new Dictionary<string, string>()))], None);
        }

        return campaign.Id;
    }
}
