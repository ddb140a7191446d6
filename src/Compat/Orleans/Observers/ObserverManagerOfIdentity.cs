using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>
/// A grain's list of observers. One that has not subscribed again within the expiration, or whose notification failed, is forgotten.
/// </summary>
public partial class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
    where TObserver : notnull
{
    private readonly Dictionary<TIdentity, Entry> _observers = [];
    private readonly ILogger _log;

    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ExpirationDuration = expiration;
        _log = log;

        // Inside a grain the silo's clock, so that expiry follows virtual time too.
        var time = (RuntimeContext.Current as Activation)?.Runtime.Time ?? TimeProvider.System;
        GetDateTime = () => time.GetUtcNow().UtcDateTime;
    }

    public TimeSpan ExpirationDuration { get; set; }

    public Func<DateTime> GetDateTime { get; set; }

    public int Count => _observers.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers =>
        _observers.ToDictionary(static pair => pair.Key, static pair => pair.Value.Observer);

    public void Subscribe(TIdentity id, TObserver observer) => _observers[id] = new Entry(observer, GetDateTime());

    public void Unsubscribe(TIdentity id) => _observers.Remove(id);

    public void Clear() => _observers.Clear();

    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var (id, _) in _observers.Where(pair => IsExpired(pair.Value, now)).ToArray())
        {
            _observers.Remove(id);
            LogExpired(id);
        }
    }

    /// <summary>Notifies all at once and waits for all of them.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        var told = _observers.Where(pair => predicate is null || predicate(pair.Value.Observer)).ToArray();
        await Task.WhenAll(told.Select(pair => Tell(pair.Key, pair.Value)));

        async Task Tell(TIdentity id, Entry entry)
        {
            try
            {
                await notification(entry.Observer);
            }
            catch (Exception error)
            {
                Drop(id, entry, error);
            }
        }
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        ClearExpired();
        foreach (var (id, entry) in _observers.Where(pair => predicate is null || predicate(pair.Value.Observer)).ToArray())
        {
            try
            {
                notification(entry.Observer);
            }
            catch (Exception error)
            {
                Drop(id, entry, error);
            }
        }
    }

    public IEnumerator<TObserver> GetEnumerator() => _observers.Values.Select(static entry => entry.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Drop(TIdentity id, Entry entry, Exception error)
    {
        // It may have subscribed anew while the notification was on its way.
        if (_observers.TryGetValue(id, out var now) && ReferenceEquals(now, entry))
        {
            _observers.Remove(id);
            LogDropped(id, error);
        }
    }

    private bool IsExpired(Entry entry, DateTime now) => entry.LastSeen + ExpirationDuration < now;

    private void LogExpired(TIdentity id) => LogExpired(_log, id);

    private void LogDropped(TIdentity id, Exception error) => LogDropped(_log, id, error);

    [LoggerMessage(1, LogLevel.Debug, "Observer {Id} has not subscribed again in time")]
    private static partial void LogExpired(ILogger log, TIdentity id);

    [LoggerMessage(2, LogLevel.Debug, "Observer {Id} could not be notified and is forgotten")]
    private static partial void LogDropped(ILogger log, TIdentity id, Exception error);

    private sealed record Entry(TObserver Observer, DateTime LastSeen);
}
