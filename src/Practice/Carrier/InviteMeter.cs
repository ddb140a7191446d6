using System.Diagnostics.Metrics;

namespace CxBridge.Practice.Carrier;

/// <summary>Counts INVITE messages on the wire, retransmissions included: the SIP transactions swallow those before anybody sees a call.</summary>
internal sealed class InviteMeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _invites;

    /// <param name="factory">Whose meters to listen to, so that another endpoint in the process does not count.</param>
    public InviteMeter(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "cxbridge.sip.messages", Meter.Name: "CxBridge.Sip" } && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.Start();
    }

    public long Invites => Interlocked.Read(ref _invites);

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        bool inwards = false;
        bool invite = false;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            inwards |= tag is { Key: "direction", Value: "in" };
            invite |= tag is { Key: "kind", Value: "INVITE" };
        }

        if (inwards && invite)
        {
            Interlocked.Add(ref _invites, value);
        }
    }
}
