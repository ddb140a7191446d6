using CxBridge.Domain.Telephony;
using CxBridge.Sip.Authentication;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transactions;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip.Trunks;

/// <summary>Tells a carrier where this host is, for as long as it lives (REGISTER, RFC 3261 section 10.2).</summary>
/// <remarks>
/// <code>
///   1 REGISTER -- 401, 407: with credentials, once more   423: for as long as the carrier wants (section 10.2.8)
///   2 2xx: Registered for what the carrier granted; 1 again at 80 % of it
///   3 anything else, silence: Failed; 1 again after 30 s, 60 s ... 5 min
///   4 disposed: REGISTER with Expires 0, whose answer is awaited for a moment
/// </code>
/// </remarks>
public sealed class SipRegistration : IAsyncDisposable
{
    private static readonly TimeSpan s_wanted = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(2);
    private readonly SipStack _stack;
    private readonly CarrierRoute _route;
    private readonly DigestSession _credentials;
    private readonly GateTimer _next;
    private readonly TaskCompletionSource _farewell = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _callId;
    private readonly string _tag = SipIds.NewTag();
    private TimeSpan _expires = s_wanted;
    private TimeSpan _pause = s_firstPause;
    private uint _sequence;

    /// <summary>Begins at once.</summary>
    /// <param name="endpoint">Started.</param>
    /// <param name="route">The carrier; its user name is the address of record.</param>
    public SipRegistration(SipEndpoint endpoint, CarrierRoute route)
        : this(endpoint.Stack, route)
    {
    }

    internal SipRegistration(SipStack stack, CarrierRoute route)
    {
        _stack = stack;
        _route = route;
        _credentials = new DigestSession(route.Username, route.Password);
        _callId = SipIds.NewCallId("registration");
        _next = stack.Timer(Send);
        lock (stack.Gate)
        {
            Send();
        }
    }

    /// <summary>How far it is.</summary>
    public RegistrationState State { get; private set; }

    /// <summary>Status of the last final response; null when none came.</summary>
    public int? Status { get; private set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_stack.Gate)
        {
            if (State == RegistrationState.Registered)
            {
                _expires = TimeSpan.Zero;
                State = RegistrationState.Ended;
                Send();
            }
            else
            {
                State = RegistrationState.Ended;
                _farewell.TrySetResult();
            }

            _next.Stop();
        }

        await Task.WhenAny(_farewell.Task, Task.Delay(s_farewell, _stack.Time));
    }

    // 1
    private void Send()
    {
        if (SipUri.Read(_route.Uri, out SipUri? carrier) is null)
        {
            _stack.Router.Route(carrier!, flow => Send(carrier!, flow), _ => Failed(null));
        }
        else
        {
            Failed(null);
        }
    }

    private void Send(SipUri carrier, SipFlow flow)
    {
        string user = _route.Username ?? "anonymous";
        var record = new NameAddr(null, new SipUri(user, carrier.Host, null, SipParameters.None), SipParameters.None);
        var registrar = new SipUri(null, carrier.Host, carrier.Port, carrier.Parameters);
        var core = new CoreHeaders(_stack.Router.NewVia(flow), record.WithTag(_tag), record, _callId, new CSeq(++_sequence, SipMethod.Register));
        SipRequest request = SipRequest.Create(SipMethod.Register, registrar, core);
        request.Headers.Add(HeaderName.Contact, $"<{_stack.Router.LocalUri(flow, user)}>");
        request.Headers.Add(HeaderName.Expires, $"{(long)_expires.TotalSeconds}");
        request.Headers.Add(HeaderName.UserAgent, _stack.Options.UserAgent);
        _credentials.Apply(request);
        _stack.Start(request, flow, new Answers(this));
    }

    private void Received(SipResponse response)
    {
        if (response.IsProvisional)
        {
            return;
        }

        Status = response.Status;
        if (response.Status is 401 or 407 && _credentials.Accept(response))
        {
            Send();
        }
        else if (response.Status == 423 && Seconds(response.Headers[HeaderName.MinExpires]) is { } least && least > _expires && State != RegistrationState.Ended)
        {
            _expires = least;
            Send();
        }
        else if (response.IsSuccess)
        {
            Granted(response);
        }
        else
        {
            Failed(response.Status);
        }
    }

    // 2
    private void Granted(SipResponse response)
    {
        _credentials.Succeeded();
        if (State == RegistrationState.Ended)
        {
            _farewell.TrySetResult();
            return;
        }

        State = RegistrationState.Registered;
        _pause = s_firstPause;
        TimeSpan granted = response.Headers.Addresses(HeaderName.Contact).Select(contact => Seconds(contact.Parameters["expires"])).FirstOrDefault(seconds => seconds is not null)
            ?? Seconds(response.Headers[HeaderName.Expires]) ?? _expires;
        _next.Start(granted < TimeSpan.FromSeconds(1) ? s_firstPause : granted * 0.8);
    }

    // 3
    private void Failed(int? status)
    {
        Status = status;
        if (State == RegistrationState.Ended)
        {
            _farewell.TrySetResult();
            return;
        }

        State = RegistrationState.Failed;
        _next.Start(_pause);
        _pause = _pause * 2 < s_longestPause ? _pause * 2 : s_longestPause;
    }

    private static TimeSpan? Seconds(string? text) => uint.TryParse(text, out uint seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400)) : null;

    private sealed class Answers(SipRegistration owner) : IClientTransactionUser
    {
        public void Received(SipResponse response) => owner.Received(response);

        public void TimedOut() => owner.Failed(null);

        public void TransportFailed(string reason) => owner.Failed(null);
    }
}
