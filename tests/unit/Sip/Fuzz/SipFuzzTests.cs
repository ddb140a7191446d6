using System.Text;
using CxBridge.Domain.Telephony;
using CxBridge.Sip;
using CxBridge.Sip.Calls;
using CxBridge.Sip.Messages;
using CxBridge.Tests.Unit.Sip.Support;

namespace CxBridge.Tests.Unit.Sip.Fuzz;

/// <summary>Reader, transactions, dialogs and calls against spoilt messages, in virtual time. With the fuzz test of RTP a million packets.</summary>
/// <remarks>
/// <code>
///   each round: 1 a message: one of the RFCs', or one that fits a call under way, nine of ten spoilt   2 our side decides on what came of it
///   now and then: 3 a call of our own, a hang-up, a second passes
///   at the end: everything is hung up; after the longest time-out nothing may be left
/// </code>
/// </remarks>
public sealed class SipFuzzTests
{
    private const int Messages = 600_000;
    private const int MaxCalls = 48;
    private static readonly byte[][] s_torture = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sip", "Messages", "Torture"), "*.dat", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly string[] s_methods = ["INVITE", "ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "INFO", "OPTIONS", "NOTIFY", "REFER", "MESSAGE", "X"];
    private static readonly int[] s_statuses = [100, 180, 183, 200, 200, 202, 401, 407, 422, 481, 486, 487, 491, 500, 503];
    private readonly SipBench _bench = new(options => (options.MaxCalls, options.IncomingCapacity) = (MaxCalls, 8));
    private readonly Mutator _mutator = new(3261);
    private readonly List<ICallLeg> _legs = [];
    private readonly Ring<(string CallId, string ToTag, string FromTag)> _dialogs = new(64);
    private readonly Ring<SipRequest> _ours = new(64);
    private readonly List<IncomingCall> _undecided = [];
    private int _number;

    [Fact]
    public void SpoiltMessages_BreakNothing_AndLeaveNothing()
    {
        byte[] last = [];
        for (int round = 0; round < Messages; round++)
        {
            byte[] message = NextMessage();
            _bench.Receive(_mutator.Next(10) == 0 ? message : _mutator.Spoil(message, last)); // 1
            last = message;
            Decide(); // 2
            if (round % 64 == 0)
            {
                Act(); // 3
            }
        }

        foreach (IncomingCall call in _undecided)
        {
            _ = call.RejectAsync(480);
        }

        foreach (ICallLeg leg in _legs)
        {
            _ = leg.HangupAsync(HangupReason.NormalClearing);
        }

        Assert.True(_legs.Count > 1000, $"Only {_legs.Count} calls: the messages no longer fit.");
        _bench.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal((0, 0, 0), (_bench.Stack.Live.Count, _bench.Stack.Dialogs.Count, _bench.Stack.Transactions.Count));
        Assert.Equal(0, _bench.Time.Armed);
        Assert.All(_legs, leg => Assert.True(leg.HangupAsync(HangupReason.NormalClearing).IsCompleted));
    }

    private byte[] NextMessage() => _mutator.Next(6) switch
    {
        0 => _mutator.Any(s_torture),
        1 => Request("INVITE", $"call{++_number}", "", $"tag{_number}", 1),
        2 when _ours.Count > 0 => Response(_ours[_mutator.Next(_ours.Count)]),
        _ when _dialogs.Count > 0 => Within(_dialogs[_mutator.Next(_dialogs.Count)]),
        _ => _mutator.Any(s_torture),
    };

    private byte[] Within((string CallId, string ToTag, string FromTag) dialog) =>
        Request(_mutator.Any(s_methods), dialog.CallId, $";tag={dialog.ToTag}", dialog.FromTag, _mutator.Next(20));

    private byte[] Request(string method, string callId, string toTag, string fromTag, int sequence)
    {
        bool sdp = _mutator.Next(2) == 0;
        var text = new StringBuilder($"{method} sip:+442071838750@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bK{(_mutator.Next(3) == 0 ? callId : $"{++_number}")};rport\r\n");
        text.Append($"Max-Forwards: 70\r\nFrom: <sip:+442071838751@198.51.100.7>;tag={fromTag}\r\nTo: <sip:+442071838750@192.0.2.1>{toTag}\r\n");
        text.Append($"Call-ID: {callId}\r\nCSeq: {sequence} {method}\r\nContact: <sip:caller@198.51.100.7>\r\n");
        text.Append(_mutator.Next(4) switch
        {
            0 => "Supported: 100rel, timer\r\nSession-Expires: 1800;refresher=uas\r\n",
            1 => $"RAck: {_mutator.Next(10_000)} 1 INVITE\r\nAllow: UPDATE\r\n",
            2 => "Refer-To: <sip:agent@192.0.2.9>\r\nEvent: refer\r\nSubscription-State: active\r\n",
            _ => "Require: 100rel\r\n",
        });
        text.Append(sdp ? $"Content-Type: application/sdp\r\nContent-Length: {SipBench.Sdp.Length}\r\n\r\n{SipBench.Sdp}" : "Content-Length: 0\r\n\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private byte[] Response(SipRequest request)
    {
        SipResponse response = SipResponse.For(request, _mutator.Any(s_statuses), $"far{_mutator.Next(3)}");
        response.Headers.Add("Contact", "<sip:callee@198.51.100.7>");
        response.Headers.Add("Require", _mutator.Next(2) == 0 ? "100rel" : "timer");
        response.Headers.Add("RSeq", $"{_mutator.Next(5)}");
        response.Headers.Add("Session-Expires", $"{_mutator.Next(4000)};refresher=uac");
        response.Headers.Add("WWW-Authenticate", $"Digest realm=\"r\", nonce=\"{_mutator.Next(9)}\", qop=\"auth\", stale=true");
        response.SetBody(Encoding.UTF8.GetBytes(SipBench.Sdp), "application/sdp");
        return SipWriter.Write(response);
    }

    // 2
    private void Decide()
    {
        while (_bench.TryNextCall() is { } call)
        {
            _undecided.Add(call);
        }

        if (_undecided.Count > 0)
        {
            IncomingCall call = _undecided[^1];
            switch (_mutator.Next(12))
            {
                case 0:
                    _ = call.RejectAsync(486);
                    _undecided.Remove(call);
                    break;
                case 1:
                    call.Ignore();
                    _undecided.Remove(call);
                    break;
                case 2:
                    _ = call.RingWithMediaAsync(SipBench.Media);
                    break;
                case 3:
                    _ = call.RingAsync();
                    break;
                case < 9:
                    _legs.Add(call.Answer(SipBench.Media, _ => Task.FromResult(200)));
                    _undecided.Remove(call);
                    break;
            }
        }

        foreach (byte[] sent in _bench.Transport.Drain())
        {
            if (_mutator.Next(4) == 0 && SipReader.Read(sent) is SipReadResult.Accepted { Message: var message })
            {
                Note(message);
            }
        }
    }

    private void Note(SipMessage message)
    {
        if (message is SipRequest request)
        {
            _ours.Add(request);
        }
        else if (message is SipResponse { CSeq.Method.Name: "INVITE", Status: > 100 and < 300 } && message.To.Tag is { } toTag && message.From.Tag is { } fromTag)
        {
            _dialogs.Add((message.CallId, toTag, fromTag));
        }
    }

    // 3
    private void Act()
    {
        if (_bench.Stack.Live.Count < MaxCalls / 2)
        {
            _legs.Add(_bench.Place(password: "secret"));
        }
        else
        {
            _ = _mutator.Any(_legs).HangupAsync(HangupReason.NormalClearing);
        }

        if (_mutator.Next(8) == 0)
        {
            _ = ((ISipLeg)_mutator.Any(_legs)).ReofferAsync(SipBench.Media, MediaDirection.SendOnly);
        }

        _bench.Time.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>The last few of something.</summary>
    private sealed class Ring<T>(int capacity)
    {
        private readonly List<T> _items = [];
        private int _next;

        public int Count => _items.Count;

        public T this[int index] => _items[index];

        public void Add(T item)
        {
            if (_items.Count < capacity)
            {
                _items.Add(item);
            }
            else
            {
                _items[_next++ % capacity] = item;
            }
        }
    }
}
