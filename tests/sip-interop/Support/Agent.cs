using System.Net;
using CxBridge.Domain.Ids;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxBridge.Tests.SipInterop.Support;

/// <summary>Our user agent on an ephemeral loopback port, with the calls that tests place most.</summary>
internal sealed class Agent : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Loopback loses nothing, and scenarios take a repeated INVITE for a mistake: what is repeated would only be a busy machine's.
    private static readonly TimeSpan s_t1 = TimeSpan.FromSeconds(2);

    public Agent(TimeSpan? t1 = null, Action<SipOptions>? configure = null)
    {
        var options = new SipOptions { ListenAddress = "127.0.0.1", Port = 0, T1 = t1 ?? s_t1, TlsPort = 0 };
        configure?.Invoke(options);
        Endpoint = new SipEndpoint(options, TimeProvider.System, NullLoggerFactory.Instance);
        Endpoint.Start();
    }

    public SipEndpoint Endpoint { get; }

    public static LocalMedia Media(int rtpPort = 41000) => new(new IPEndPoint(IPAddress.Loopback, rtpPort), [AudioCodec.Pcmu, AudioCodec.Pcma], TimeSpan.FromMilliseconds(20));

    public ICallLeg Place(string uri, TimeSpan? ringTimeout = null, string? password = null, int rtpPort = 41000, LocalMedia? media = null) => new SipSignalling(Endpoint).Place(new PlaceCall(
        AttemptId.New(TimeProvider.System),
        new CarrierRoute(CarrierId.New(TimeProvider.System), uri, password is null ? null : "trunk", password),
        PhoneNumber.Parse("+442071838750"),
        PhoneNumber.Parse("+442071838751"),
        media ?? Media(rtpPort),
        ringTimeout ?? Patience));

    public ICallLeg PlaceTo(SippRun sipp, TimeSpan? ringTimeout = null, string? password = null, string transport = "udp") =>
        Place($"sip:127.0.0.1:{sipp.Port};transport={transport}", ringTimeout, password);

    public Task<IncomingCall> NextCallAsync() => Endpoint.Incoming.ReadAsync().AsTask().WaitAsync(Patience);

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
