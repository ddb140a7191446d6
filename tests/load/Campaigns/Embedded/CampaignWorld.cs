using CxBridge.Domain.Attempts;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Storage;
using CxBridge.Storage.Connections;
using CxBridge.Storage.Migrations;
using CxBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Load.Campaigns;

/// <summary>
/// A world in virtual time: the real store on SQLite, control planes of real grains that come and go, hosts without media, carriers without SIP.
/// All of it on one <see cref="LoneThread"/>.
/// </summary>
internal sealed class CampaignWorld : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private readonly ServiceProvider _store;

    private readonly string _folder = Directory.CreateTempSubdirectory("cxbridge-campaigns-").FullName;
    private readonly ITimer _beats;
    private ControlPlane? _plane;

    public CampaignWorld(int seed, DateTimeOffset begin)
    {
        Seed = seed;
        Time = new VirtualTime(begin);
        Thread = new LoneThread(Time);
        _store = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(Time)
            .AddStorage(options => options.DataFolder = _folder)
            .AddSingleton<IDatabase>(s => new LoneDatabase(s.GetRequiredService<IOptions<StorageOptions>>().Value))
            .BuildServiceProvider();
        Thread.WaitFor(() => Get<IStorageMigrator>().MigrateAsync(CancellationToken.None));
        Fleet = new SimulatedFleet(this);
        _beats = Time.CreateTimer(_ => _ = Thread.Begin(BeatAsync), null, Beat, Beat);
    }

    public int Seed { get; }

    public VirtualTime Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public LoneThread Thread { get; }

    public SimulatedFleet Fleet { get; }

    public SimulatedCarriers Carriers { get; set; } = null!;

    /// <summary>The one that hosts speak with.</summary>
    public ControlPlane Plane => _plane ?? throw new InvalidOperationException("There is no control plane yet.");

    public IDialStore Dial => Get<IDialStore>();

    public ICampaignStore Campaigns => Get<ICampaignStore>();

    public IContactStore Contacts => Get<IContactStore>();

    public ICarrierStore Rows => Get<ICarrierStore>();

    public IRouteStore Routes => Get<IRouteStore>();

    public ICallWayStore Ways => Get<ICallWayStore>();

    public LoneDatabase Database => (LoneDatabase)Get<IDatabase>();

    /// <summary>What should never be.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Orders whose gate matched no row.</summary>
    public int GatesClosed { get; set; }

    /// <summary>Attempts that found no permit.</summary>
    public int Withdrawn { get; private set; }

    public List<GatedAttempt> Gates { get; } = [];

    public List<AttemptClose> Closes { get; } = [];

    /// <summary>When each attempt passed its gate.</summary>
    public Dictionary<AttemptId, DateTimeOffset> GatedAt { get; } = [];

    public T Get<T>() where T : notnull => _store.GetRequiredService<T>();

    /// <summary>A new control plane, which hosts speak with from now on.</summary>
    public ControlPlane StartPlane() => _plane = ControlPlane.Start(this);

    public void Gated(GatedAttempt attempt)
    {
        Gates.Add(attempt);
        GatedAt.Add(attempt.Attempt, Now);
    }

    public void Closed(GatedAttempt attempt, AttemptClose close)
    {
        Closes.Add(close);
        Tell(attempt, close.Record.Outcome);
    }

    /// <summary>No INVITE was sent: as if it had never passed the gate.</summary>
    public async Task WithdrawAsync(GatedAttempt attempt)
    {
        if (!await Dial.WithdrawAsync(attempt.Attempt, CancellationToken.None))
        {
            Faults.Add($"{attempt.Attempt} could not be withdrawn");
        }

        Gates.Remove(attempt);
        GatedAt.Remove(attempt.Attempt);
        Withdrawn++;
        Tell(attempt, AttemptOutcome.Cancelled);
    }

    public void Dispose()
    {
        _beats.Dispose();
        _plane?.Kill();
        _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }

    // A hint; nobody waits for it, and one that is lost does no harm.
    private void Tell(GatedAttempt attempt, AttemptOutcome outcome) => _ = Plane.TellAsync(new AttemptClosed(attempt.Attempt, attempt.Partition, outcome));

    // A beat that a plane never answers is lost, and the next one says the same.
    private Task BeatAsync() => _plane is { } plane ? Fleet.BeatAsync(plane.Registry) : Task.CompletedTask;
}
