namespace CxBridge.Storage.Text;

/// <summary>Times as their columns hold them: microseconds since 1970-01-01 UTC, in both databases.</summary>
internal static class UnixMicroseconds
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks;

    public static long ToMicroseconds(this DateTimeOffset time) => (time.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond;

    public static long ToMicroseconds(this TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Time(long microseconds) => new(Epoch + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static TimeSpan Span(long microseconds) => TimeSpan.FromTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>Now, as a column holds it.</summary>
    public static long Now(this TimeProvider time) => time.GetUtcNow().ToMicroseconds();
}
