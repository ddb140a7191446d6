using System.Collections.Concurrent;
using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Gateway.Fakes;

/// <summary>Calls and their recordings in memory.</summary>
internal sealed class FakeCalls : ICallStore, IRecordingStore
{
    public ConcurrentDictionary<AttemptId, CallSummary> Rows { get; } = new();

    public ConcurrentDictionary<AttemptId, CallRecord> Records { get; } = new();

    public ConcurrentDictionary<string, byte[]> Recordings { get; } = new();

    public Task<IReadOnlyList<CallSummary>> ListAsync(CallFilter filter, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CallSummary>>(
        [.. Rows.Values
            .Where(c => (filter.Campaign is null || c.Campaign == filter.Campaign) && (filter.Contact is null || c.Contact == filter.Contact)
                && (filter.Outcome is null || c.Outcome == filter.Outcome) && (filter.Live is null || c.EndedAt is null == filter.Live)
                && (filter.Before is not { } before || string.CompareOrdinal(c.Attempt.Value, before.Value) < 0))
            .OrderByDescending(c => c.Attempt.Value, StringComparer.Ordinal).Take(filter.Limit)]);

    public Task<CallSummary?> FindAsync(AttemptId id, CancellationToken cancellationToken) => Task.FromResult(Rows.GetValueOrDefault(id));

    public Task<CallRecord?> FindRecordAsync(AttemptId id, CancellationToken cancellationToken) => Task.FromResult(Records.GetValueOrDefault(id));

    public string PathFor(AttemptId attempt) => $"{attempt}.wav";

    public Stream Create(string path) => throw new NotSupportedException("The gateway only reads.");

    public Stream? OpenRead(string path) => Recordings.TryGetValue(path, out byte[]? audio) ? new MemoryStream(audio) : null;
}
