using System.Collections.Concurrent;
using CxBridge.Domain.Attempts;
using CxBridge.Domain.Ids;

namespace CxBridge.Tests.Unit.Grains.Fixture;

/// <summary>Closes what it is told to, and remembers it.</summary>
internal sealed class ReapLog(DialRows rows) : IAttemptReaper
{
    public ConcurrentQueue<AttemptId> Reaped { get; } = new();

    public Task<int> ReapAsync(string hostName, IReadOnlySet<AttemptId> attempts, CancellationToken cancellationToken)
    {
        foreach (AttemptId attempt in attempts)
        {
            rows.End(attempt, AttemptOutcome.Unknown);
            Reaped.Enqueue(attempt);
        }

        return Task.FromResult(attempts.Count);
    }
}
