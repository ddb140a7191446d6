using System.Diagnostics.Metrics;
using CxBridge.Sip.Messages;
using CxBridge.Sip.Transport;

namespace CxBridge.Sip;

/// <summary>Counters of an endpoint. Tag values are bounded: a made-up method counts as "other".</summary>
internal sealed class SipMetrics : IDisposable
{
    public const string MeterName = "CxBridge.Sip";

    private readonly Meter _meter;
    private readonly Counter<long> _messages;
    private readonly Counter<long> _retransmissions;
    private readonly Counter<long> _parseErrors;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _notAgreed;
    private readonly Counter<long> _failures;

    public SipMetrics(IMeterFactory? factory)
    {
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _messages = _meter.CreateCounter<long>("cxbridge.sip.messages", "{message}", "SIP messages by direction, kind and transport.");
        _retransmissions = _meter.CreateCounter<long>("cxbridge.sip.retransmissions", "{message}", "Messages sent again for want of an answer.");
        _parseErrors = _meter.CreateCounter<long>("cxbridge.sip.parse_errors", "{message}", "Messages refused or discarded by the reader.");
        _refused = _meter.CreateCounter<long>("cxbridge.sip.refused", "{request}", "Requests refused for a limit or for want of a dialog.");
        _notAgreed = _meter.CreateCounter<long>("cxbridge.sip.not_agreed", "{call}", "Calls that ended because no sound could be agreed on, by who refused.");
        _failures = _meter.CreateCounter<long>("cxbridge.sip.failures", "{message}", "Messages dropped because handling them failed: a bug here.");
    }

    public void Sent(SipMessage message, SipTransportKind transport) => Count("out", message, transport);

    public void Received(SipMessage message, SipTransportKind transport) => Count("in", message, transport);

    public void Retransmitted() => _retransmissions.Add(1);

    public void ParseError(string verdict) => _parseErrors.Add(1, new KeyValuePair<string, object?>("verdict", verdict));

    /// <summary>A stream that can never be read again: no end of its headers, no length of a body, or one that is too large.</summary>
    public void Unframed() => ParseError("unframed");

    /// <summary>An offer or answer that we cannot use.</summary>
    public void RefusedByUs() => _notAgreed.Add(1, new KeyValuePair<string, object?>("by", "us"));

    /// <summary>Our offer got 488 or 606.</summary>
    public void RefusedByThem() => _notAgreed.Add(1, new KeyValuePair<string, object?>("by", "them"));

    public void Failed() => _failures.Add(1);

    public void Refused(int status) => _refused.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>Adds a gauge that is read when metrics are collected.</summary>
    public void Observe(string name, string description, Func<int> read) => _meter.CreateObservableGauge(name, read, "{item}", description);

    public void Dispose() => _meter.Dispose();

    private void Count(string direction, SipMessage message, SipTransportKind transport)
    {
        string kind = message switch
        {
            SipRequest { Method: { IsStandard: true } method } => method.Name,
            SipResponse response => $"{response.Status / 100}xx",
            _ => "other",
        };
        _messages.Add(1, new("direction", direction), new("kind", kind), new("transport", transport switch { SipTransportKind.Tcp => "tcp", SipTransportKind.Tls => "tls", _ => "udp" }));
    }
}
