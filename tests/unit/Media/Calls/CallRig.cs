using System.Threading.Channels;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Campaigns;
using CxBridge.Domain.Carriers;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Fleet;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Screening;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Media.Calls;
using CxBridge.Media.Calls.Sounds;
using CxBridge.Media.Leaks;
using CxBridge.Media.Vad;
using CxBridge.Media.Workers;
using CxBridge.Media.Routing;
using CxBridge.TestKit;
using CxBridge.Tests.Unit.Media.Turns;
using CxBridge.Tests.Unit.Media.Workers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CxBridge.Tests.Unit.Media.Calls;

/// <summary>A call engine between fakes: real RTP on loopback, but signalling, speech, dialogue and store are the test's, and so is the sessions' time.</summary>
internal sealed class CallRig : IAsyncDisposable, ISignalling, IBotCatalog, ICarrierStore, IRecordingStore, ISpeechToText, IDialogueFactory
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MediaMetrics _metrics;
    private readonly Channel<FakeLeg> _legs = Channel.CreateUnbounded<FakeLeg>();
    private readonly Channel<AttemptClosed> _closed = Channel.CreateUnbounded<AttemptClosed>();
    private readonly AudioPort _ticker;
    private readonly short[] _tick = new short[AudioFrame.Samples];
    private readonly string _folder = Directory.CreateTempSubdirectory("calls").FullName;

    private readonly MeteredCalls _metered = new();

    public CallRig(int slots = 2, ScreeningSettings? screening = null, TimeSpan? mediaTimeout = null, int lines = 2, MediaOptions? workers = null, int keptForInbound = 0, WorkerProgram? program = null)
    {
        _metrics = Counted.Metrics;
        Options = new MediaOptions
        {
            Slots = slots,
            Lines = lines,
            HostName = "host-1",
            SpoolFolder = Path.Combine(_folder, "spool"),
            MediaTimeout = mediaTimeout ?? TimeSpan.FromSeconds(10),
            FailureSentence = "Sorry.",
            // Callees of these tests speak in tones that level and pitch take for a voice.
            VadModel = "",
            StallTimeout = TimeSpan.FromSeconds(3),
            SlotsPerWorker = workers?.SlotsPerWorker ?? 0,
            SpareWorkers = workers?.SpareWorkers ?? 0,
            WorkerMemoryLimitMb = workers?.WorkerMemoryLimitMb ?? 0,
            WorkerTimeout = workers?.WorkerTimeout ?? TimeSpan.FromSeconds(5),
            LineWorkerRest = workers?.LineWorkerRest ?? TimeSpan.FromMinutes(5),
        };
        IOptions<MediaOptions> options = Microsoft.Extensions.Options.Options.Create(Options);
        Plane = new MediaPlane(options, TimeProvider.System, _metrics);
        _ticker = Plane.Open();
        _ticker.Connect(Agree(_ticker.Local) with { Direction = MediaDirection.Inactive });
        Closer = new AttemptCloser(Store, options, _metrics, Time, NullLogger<AttemptCloser>.Instance);
        Sweep = new OrphanSweep(Store, Closer, Doubts, Time);
        Workers = workers is null ? null : new WorkerSounds(program ?? TestWorker.Program(Options, _folder), options, _metrics, this, TimeProvider.System, Log);
        Sounds = Workers is not null ? new OpenedSounds(Workers) : new LocalSounds(
            options,
            screening ?? new ScreeningSettings { InitialSilence = TimeSpan.FromMilliseconds(200) },
            Plane, new SpeechDetection(options, NullLogger<SpeechDetection>.Instance), this, this, Voice, this, new FailureSpeech(Voice, options), _metered, Time, NullLogger<LocalSound>.Instance);
        Engine = new CallEngine(
            new CallServices(options, Sounds, Router, Store, Inbound, this, new AbandonedMessages(Voice, options), Closer, Doubts, _metrics, Time),
            _metrics,
            NullLoggerFactory.Instance,
            Microsoft.Extensions.Options.Options.Create(new InboundOptions { ReservedSlots = keptForInbound }));
        Engine.Closed += closed => _closed.Writer.TryWrite(closed);
    }

    public CallRouter Router => new(Desk, this, Desk, Desk, this, Time, NullLogger<RoutedLeg>.Instance);

    public FakeCarrierDesk Desk { get; } = new();

    /// <summary>Of every carrier.</summary>
    public IReadOnlyList<Trunk> Trunks { get; set; } = [new() { Uri = "sip:127.0.0.1:5060" }];

    public VirtualTime Time { get; } = new();

    public MediaOptions Options { get; }

    public MediaPlane Plane { get; }

    public ICallSounds Sounds { get; }

    public WorkerSounds? Workers { get; }

    public TestLog<WorkerSupervisor> Log { get; } = new();

    public CountedMetrics Counted { get; } = new();

    public Dictionary<string, string> Facts { get; } = new() { ["name"] = "Ada", ["reference"] = "crm-42" };

    public CallEngine Engine { get; }

    public AttemptCloser Closer { get; }

    public GateDoubts Doubts { get; } = new();

    public OrphanSweep Sweep { get; }

    public FakeDialStore Store { get; } = new();

    public FakeInboundStore Inbound { get; } = new();

    public FakeVoice Voice { get; } = new();

    public FakeDialogue Dialogue { get; } = new();

    public FakeRecognition Recognition { get; } = new();

    public CampaignSettings Settings { get; set; } = new()
    {
        Bot = BotId.New(TimeProvider.System),
        Carrier = CarrierId.New(TimeProvider.System),
        CallerId = PhoneNumber.Parse("+14155550100"),
        Webhook = new Uri("http://crm.example/hook"),
    };

    public BotDefinition? Bot { get; set; } = TestBots.Silent;

    /// <summary>What hears the next call; null for <see cref="Recognition"/>.</summary>
    public Func<ISpeechRecognition>? OnHearing { get; set; }

    /// <summary>Who talks in the next call; null for <see cref="Dialogue"/>.</summary>
    public Func<IDialogue>? OnTalking { get; set; }

    public Exception? PlaceFault { get; set; }

    public Exception? HearingFault { get; set; }

    public Func<Task> LookUp { get; set; } = () => Task.CompletedTask;

    public GatedAttempt Reserve()
    {
        var gated = new GatedAttempt(
            AttemptId.New(TimeProvider.System),
            new PartitionId(CampaignId.New(TimeProvider.System), 3),
            new ContactId(7),
            PhoneNumber.Parse("+14155550123"),
            new Dictionary<string, string>(Facts),
            1,
            Settings);
        Store.Reserved[gated.Attempt] = gated;
        return gated;
    }

    public DialOrder Order(GatedAttempt gated, int slot = 0, PlaceKind kind = PlaceKind.Slot) =>
        new(new SlotToken(Engine.Host, slot, Guid.NewGuid(), kind), gated.Attempt, gated.Partition, 1);

    /// <summary>Dials, and waits for the INVITE.</summary>
    public async Task<(GatedAttempt Gated, FakeLeg Leg)> DialAsync(int slot = 0, PlaceKind kind = PlaceKind.Slot)
    {
        GatedAttempt gated = Reserve();
        Assert.Equal(DialAnswer.Accepted, Engine.Dial(Order(gated, slot, kind)));
        return (gated, await _legs.Reader.ReadAsync().AsTask().WaitAsync(Patience));
    }

    /// <summary>Answers, with a port of the callee's own.</summary>
    public AudioPort Answer(FakeLeg leg)
    {
        AudioPort callee = Plane.Open();
        callee.Connect(Agree(leg.Call.Media.Address));
        leg.Tell(new LegEvent.Sent());
        leg.Tell(new LegEvent.Ringing(180, null));
        leg.Tell(new LegEvent.Answered(Agree(callee.Local)));
        return callee;
    }

    /// <summary>What ends a call of this rig that leaks.</summary>
    public LeakWatchdog Watchdog(IHeap heap, TimeProvider time, TestLog<LeakWatchdog> log) =>
        new(_metered, heap, Microsoft.Extensions.Options.Options.Create(Options), _metrics, time, log);

    public static AgreedMedia Agree(System.Net.IPEndPoint remote) =>
        new(remote, AudioCodec.Pcmu, 0, 101, AudioFrame.Duration, MediaDirection.SendReceive);

    /// <summary>Waits until an attempt is closed and its slot is free.</summary>
    public async Task<AttemptClose> ClosedAsync(AttemptId attempt)
    {
        Assert.Equal(attempt, (await ToldAsync()).Attempt);
        return Store.Closes[attempt];
    }

    /// <summary>Waits for the hint that an attempt is over.</summary>
    public Task<AttemptClosed> ToldAsync() => _closed.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Waits for something that comes by itself, looking at each frame of the media clock. Timers of at most that length are let
    /// pass meanwhile; longer ones stand still, for real threads need their time.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan timers = default)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            if (timers > TimeSpan.Zero && Time.NextDue is { } due && due <= timers)
            {
                Time.Advance(due);
            }

            await _ticker.ReadAsync(_tick, patience.Token);
        }
    }

    public Task SlotsAsync(Func<IReadOnlyList<SlotView>, bool> condition) => UntilAsync(() => condition(Engine.Slots));

    public Task FreeAsync(TimeSpan timers = default) => UntilAsync(() => Engine.Slots[0].State == SlotState.Free, timers);

    /// <summary>Lets a task end that waits for timers of at most that length.</summary>
    public async Task<T> HelpAsync<T>(Task<T> task, TimeSpan timers)
    {
        await UntilAsync(() => task.IsCompleted, timers);
        return await task;
    }

    ICallLeg ISignalling.Place(PlaceCall call)
    {
        if (PlaceFault is { } fault)
        {
            throw fault;
        }

        var leg = new FakeLeg(call);
        _legs.Writer.TryWrite(leg);
        return leg;
    }

    async ValueTask<BotDefinition?> IBotCatalog.FindAsync(BotId id, int version, CancellationToken cancellationToken)
    {
        await LookUp();
        return Bot;
    }

    Task<Carrier?> ICarrierStore.FindAsync(CarrierId id, CancellationToken cancellationToken) =>
        Task.FromResult<Carrier?>(new Carrier { Id = id, Name = "c", Trunks = Trunks });

    Task ICarrierStore.SaveAsync(Carrier carrier, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Carrier?> ICarrierStore.ReplaceAsync(Carrier carrier, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> ICarrierStore.RemoveAsync(CarrierId id, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<Carrier>> ICarrierStore.ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    string IRecordingStore.PathFor(AttemptId attempt) => attempt.Value + ".wav";

    Stream IRecordingStore.Create(string path) => new FileStream(Path.Combine(_folder, path), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);

    Stream? IRecordingStore.OpenRead(string path) => File.OpenRead(Path.Combine(_folder, path));

    public Stream Recorded(string path) => ((IRecordingStore)this).OpenRead(path)!;

    ISpeechRecognition ISpeechToText.Open(string language) => HearingFault is { } fault ? throw fault : OnHearing?.Invoke() ?? Recognition;

    IDialogue IDialogueFactory.Open(BotDefinition bot, IReadOnlyDictionary<string, string> facts) => OnTalking?.Invoke() ?? Dialogue;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        Task drained = Engine.DrainAsync(now.Token);
        await UntilAsync(() => drained.IsCompleted, TimeSpan.FromSeconds(45));
        if (Workers is not null)
        {
            await Workers.StopAsync(CancellationToken.None);
        }

        await _ticker.DisposeAsync();
        Plane.Dispose();
        Counted.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
