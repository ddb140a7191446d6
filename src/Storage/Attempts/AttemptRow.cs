using CxBridge.Domain.Ids;
using CxBridge.Storage.Connections;

namespace CxBridge.Storage.Attempts;

/// <summary>What never changes in an attempt: whose it is. Read before any lock, to know which partition to lock.</summary>
internal sealed class AttemptRow
{
    public string Campaign { get; init; } = "";

    public int Partition { get; init; }

    public long Contact { get; init; }

    /// <summary>Null when there is no such attempt; otherwise its partition is locked until the end of the transaction.</summary>
    public static async Task<AttemptRow?> FindAndLockAsync(SqlSession session, AttemptId attempt)
    {
        AttemptRow? row = await session.FirstAsync<AttemptRow>("Attempts/find", new { attempt = attempt.Value });
        if (row is not null)
        {
            await session.FirstAsync<int>("Attempts/partition_lock", new { campaign = row.Campaign, partition = row.Partition });
        }

        return row;
    }
}
