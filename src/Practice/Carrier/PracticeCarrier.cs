using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CxBridge.Domain.Telephony;
using CxBridge.Media;
using CxBridge.Practice.Callees;
using CxBridge.Practice.Numbers;
using CxBridge.Practice.Personas;
using CxBridge.Practice.Speech;
using CxBridge.Practice.Truth;
using CxBridge.Sip;
using Microsoft.Extensions.Logging;

namespace CxBridge.Practice.Carrier;

/// <summary>A carrier for practice: takes INVITEs and lets a persona answer each. Owns its calls: stopping ends them and waits for them.</summary>
public sealed partial class PracticeCarrier : IHostedService, IAsyncDisposable
{
    private readonly SipEndpoint _endpoint;
    private readonly InviteMeter _meter;
    private readonly NumberPlan _numbers;
    private readonly PersonaCatalogue _personas;
    private readonly TruthLog _truth;
    private readonly PhraseBook _phrases;
    private readonly MediaPlane _media;
    private readonly ChannelLimit _limit;
    private readonly TimeProvider _time;
    private readonly ILogger<PracticeCarrier> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<int, Task> _calls = new();
    private Task _accepting = Task.CompletedTask;
    private int _lastCall;
    private int _disposed;

    public PracticeCarrier(CarrierOptions options, PersonaCatalogue personas, NumberPlan numbers, TruthLog truth, PhraseBook phrases, MediaPlane media, TimeProvider time,
        IMeterFactory meters, ILoggerFactory loggers)
    {
        _personas = personas;
        _numbers = numbers;
        _truth = truth;
        _phrases = phrases;
        _media = media;
        _time = time;
        _limit = new ChannelLimit(options.Channels, options.CallsPerSecond, time);
        _logger = loggers.CreateLogger<PracticeCarrier>();
        _meter = new InviteMeter(meters);
        var sip = new SipOptions { ListenAddress = options.Sip.Address.ToString(), Port = options.Sip.Port, UserAgent = "CxBridge practice carrier" };
        _endpoint = new SipEndpoint(sip, time, loggers, meters);
    }

    /// <summary>Where it listens, once started.</summary>
    public System.Net.IPEndPoint LocalEndPoint => _endpoint.LocalEndPoint;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _phrases.TryOutAsync(_personas.All.SelectMany(p => p.Voices).Distinct(), cancellationToken);
        _endpoint.Start();
        _accepting = Task.Run(AcceptAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _accepting.WaitAsync(cancellationToken);
        await Task.WhenAll(_calls.Values).WaitAsync(cancellationToken);
    }

    /// <summary>What really happened until now.</summary>
    public TruthReport Report() => _truth.Read(ledger => new TruthReport(
        ledger.Invites, ledger.Answered, ledger.Open, ledger.MaxConcurrent, ledger.MaxInvitesPerSecond, _meter.Invites, Math.Max(0, _meter.Invites - _lastCall),
        [.. ledger.Overlapping], [.. ledger.DuplicateCallIds],
        ledger.Numbers.ToDictionary(n => n.Key, n => Describe(n.Value), StringComparer.Ordinal)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            // A container owns it under two names, and disposes it under both.
            return;
        }

        await _endpoint.DisposeAsync();
        _meter.Dispose();
        _stopping.Dispose();
    }

    private TruthReport.OfNumber Describe(NumberTruth number)
    {
        CallTruth last = number.Calls[^1];
        return new TruthReport.OfNumber(number.Persona, number.Invites, number.MaxConcurrent, _personas.Find(number.Persona)?.Expect,
            new TruthReport.OfCall(last.Answered, last.SaidIntent, last.End, last.HungUpWhy, last.Status, last.TransferredTo), [.. number.Calls]);
    }

    private async Task AcceptAsync()
    {
        try
        {
            await foreach (IncomingCall call in _endpoint.Incoming.ReadAllAsync(_stopping.Token))
            {
                int id = ++_lastCall;
                Task taking = Task.Run(() => TakeAsync(id, call), CancellationToken.None);
                _calls[id] = taking;
                if (taking.IsCompleted)
                {
                    // It was over before it was noted.
                    _calls.TryRemove(id, out _);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: calls that wait get 480 from the endpoint's limit, or nothing; nobody else takes them.
        }
    }

    private async Task TakeAsync(int id, IncomingCall call)
    {
        try
        {
            if (PhoneNumber.Read(call.To, out PhoneNumber number) is not null)
            {
                LogNoNumber(call.CallId);
                await call.RejectAsync(404);
                return;
            }

            await TakeAsync(call, number);
        }
#pragma warning disable CA1031 // A call that breaks the log itself must not end the carrier.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            LogFailed(bug, call.CallId);
            await call.RejectAsync(500);
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    private async Task TakeAsync(IncomingCall call, PhoneNumber number)
    {
        Persona persona = _numbers.Find(number);
        TruthLine.Invited invited = _truth.Invite(call.CallId, number.E164, call.From, nth => (persona.Name, _numbers.Seed(number, nth)));
        LogInvited(number, persona.Name, invited.Open, invited.OpenInAll);
        using IDisposable? channel = _limit.Take(out TimeSpan retryAfter);
        if (channel is null)
        {
            await call.RejectAsync(503, reason: null, (int)retryAfter.TotalSeconds);
            _truth.Append(new TruthLine.Ended(_truth.Now, call.CallId, number.E164, CallEnd.Limited, 503, null, null));
            return;
        }

        await new CalleeCall(call, number, CalleeScript.Draw(persona, invited.Seed), channel, _truth, _phrases, _media, _time).RunAsync(_stopping.Token);
    }
}
