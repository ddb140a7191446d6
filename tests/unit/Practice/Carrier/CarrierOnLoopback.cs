using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Speech;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Practice.Hosting;
using CxBridge.Practice.Truth;
using CxBridge.Sip;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PracticeCarrier = CxBridge.Practice.Carrier.PracticeCarrier;

namespace CxBridge.Tests.Unit.Practice.Carrier;

/// <summary>A practice carrier with quick personas, and a caller with sound of its own, over real SIP and RTP on ephemeral ports.</summary>
internal sealed class CarrierOnLoopback : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("practice-carrier").FullName;
    private readonly WebApplication _app;
    private readonly SipEndpoint _caller;
    private readonly SipSignalling _signalling;
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    private CarrierOnLoopback(int? channels)
    {
        string personas = Path.Combine(_folder, "personas");
        Directory.CreateDirectory(personas);
        foreach ((string name, int index, string line, string more) in Personas)
        {
            File.WriteAllText(Path.Combine(personas, $"{name}.json"), $$"""
                { "name": "{{name}}", "index": {{index}}, "about": "Quick.", "line": {{line}}, {{more}} "expect": { "outcome": "completed", "disposition": ["agreed"] } }
                """);
        }

        _app = PracticeServer.Build(
            new PracticeOptions { Roles = PracticeRoles.Carrier, LogFolder = _folder, Personas = personas, Channels = channels, FirstRtpPort = 9_000, LastRtpPort = 9_998 }, new Tones());

        // A quick T1 makes "no response at all" a matter of 3.2 s.
        var sip = new SipOptions { ListenAddress = "127.0.0.1", Port = 0, IncomingCapacity = 0, T1 = TimeSpan.FromMilliseconds(50) };
        _caller = new SipEndpoint(sip, TimeProvider.System, NullLoggerFactory.Instance);
        _signalling = new SipSignalling(_caller);
    }

    public const int Answers = 0;
    public const int IsBusy = 1;
    public const int RingsOut = 2;
    public const int NeverReplies = 3;
    public const int RefusesTransfers = 4;

    private const string Speaks = """
        "voices": [{ "engine": "tones", "name": "a" }], "speechDbfs": [-20, -20], "noiseDbfs": [-45, -45], "greeting": { "delayMs": [200, 200], "say": ["Hello?"] },
        """;

    private static IReadOnlyList<(string Name, int Index, string Line, string More)> Personas =>
    [
        ("answers", Answers, """{ "action": "answer", "ringMs": [0, 0] }""", Speaks),
        ("busy", IsBusy, """{ "action": "reject", "status": 486, "reason": "Busy Here", "afterMs": [0, 0] }""", ""),
        ("rings-out", RingsOut, """{ "action": "ringOut" }""", ""),
        ("never-replies", NeverReplies, """{ "action": "ignore" }""", ""),
        ("refuses-transfers", RefusesTransfers, """{ "action": "answer", "ringMs": [0, 0], "transfers": "refuse" }""", Speaks),
    ];

    public IPEndPoint Sip => _app.Services.GetRequiredService<PracticeCarrier>().LocalEndPoint;

    public MediaPlane Media => _app.Services.GetRequiredService<MediaPlane>();

    public TruthReport Truth => _app.Services.GetRequiredService<PracticeCarrier>().Report();

    public static async Task<CarrierOnLoopback> StartAsync(int? channels = null)
    {
        var self = new CarrierOnLoopback(channels);
        await self._app.StartAsync();
        self._caller.Start();
        return self;
    }

    public ICallLeg Call(int persona, IPEndPoint? rtp = null) => _signalling.Place(new PlaceCall(
        AttemptId.New(TimeProvider.System),
        new CarrierRoute(CarrierId.New(TimeProvider.System), $"sip:{Sip}", null, null),
        PhoneNumber.Parse($"+155501{persona:00}000"),
        PhoneNumber.Parse("+15550199"),
        new LocalMedia(rtp ?? new IPEndPoint(IPAddress.Loopback, 9_998), [AudioCodec.Pcmu], TimeSpan.FromMilliseconds(20)),
        TimeSpan.FromSeconds(20)));

    /// <summary>Sends an INVITE as bytes, and hears no reply; the same branch twice is a retransmission.</summary>
    public async Task SendInviteAsync(int persona, string branch)
    {
        _socket.Connect(Sip);
        string invite = $"""
            INVITE sip:+155501{persona:00}000@{Sip} SIP/2.0
            Via: SIP/2.0/UDP {_socket.Client.LocalEndPoint};branch={branch}
            Max-Forwards: 70
            From: <sip:+15550199@127.0.0.1>;tag=caller
            To: <sip:+155501{persona:00}000@127.0.0.1>
            Call-ID: the-same-call
            CSeq: 1 INVITE
            Contact: <sip:{_socket.Client.LocalEndPoint}>
            Content-Length: 0


            """.ReplaceLineEndings("\r\n");
        await _socket.SendAsync(Encoding.ASCII.GetBytes(invite));
    }

    /// <summary>Completes when the truth is so; fails after a minute.</summary>
    public async Task WhenAsync(Func<TruthReport, bool> so)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!so(Truth))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>Reads events up to one of this kind.</summary>
    public static async Task<T> UntilAsync<T>(ICallLeg leg) where T : LegEvent
    {
        await foreach (LegEvent e in leg.Events.ReadAllAsync())
        {
            if (e is T found)
            {
                return found;
            }
        }

        throw new ChannelClosedException();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _caller.DisposeAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Says everything as 600 ms of a tone.</summary>
    private sealed class Tones : ITextToSpeech
    {
        public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(SpeechRequest request,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield return Enumerable.Range(0, request.SampleRate * 6 / 10).Select(i => (short)(3000 * Math.Sin(2 * Math.PI * 400 * i / request.SampleRate))).ToArray();
        }
    }
}
