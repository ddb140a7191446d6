namespace CxBridge.Storage.Connections.Sqlite;

/// <summary>
/// Copies the write-ahead log into the file beside the writer (sqlite.org/wal.html, "checkpointing").
/// <code>
/// writer -> 1 after a commit: the log has grown by so many pages -> 2 a round on another thread and connection, which nobody waits for
///           3 after a commit that finds the round done: the short rest, since only a log that is copied to its end begins anew
/// </code>
/// A page that many transactions change, as an import changes those of the index of numbers, is copied once a round. A round that cannot keep up makes
/// the writer wait, so that the log stays below four times its length. One that fails leaves its work to step 3 and to the next: that costs room on the disk.
/// </summary>
internal sealed class SqliteCheckpointer(SqliteFile file) : IDisposable
{
    // 64 MiB of log, pages of 4 KiB.
    private const int RoundPages = 16_384;

    // What a writer may copy without keeping others waiting for long: 4 MiB.
    private const int ShortRest = 1_024;
    private const int MostPasses = 4;
    private const int MostPages = 4 * RoundPages;

    private SqliteLink? _link;
    private Task? _round;
    private int _pages;

    /// <summary>Steps 1 and 3, on the writer's thread, outside a transaction.</summary>
    public void AfterCommit(SqliteLink writer)
    {
        _pages += writer.TakePagesWritten();
        if (_pages > MostPages)
        {
            WaitForRound();
        }

        if (_round is { IsCompleted: true })
        {
            _round = null;
            _pages = 0;
            writer.Checkpoint();
        }
        else if (_round is null && _pages >= RoundPages)
        {
            _round = Task.Run(Copy);
        }
    }

    public void Dispose()
    {
        WaitForRound();
        _link?.Dispose();
    }

    // Its fault, if it had one, is nobody's: see above.
    private void WaitForRound() => Task.WaitAny(_round ?? Task.CompletedTask);

    // 2. The writer goes on meanwhile, so that each pass leaves a rest, and the next pass a shorter one.
    private void Copy()
    {
        _link ??= file.OpenCheckpointer();
        for (int pass = 0; pass < MostPasses && _link.Checkpoint() > ShortRest; pass++)
        {
        }
    }
}
