namespace CxBridge.Media.Rtp.Control;

/// <summary>Time as RTCP writes it (RFC 3550 section 4): seconds since 1900 and their fraction, 32 bits each.</summary>
internal static class NtpTime
{
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ulong From(DateTimeOffset time)
    {
        long ticks = (time - Epoch).Ticks;
        ulong seconds = (ulong)(ticks / TimeSpan.TicksPerSecond);
        ulong fraction = ((ulong)(ticks % TimeSpan.TicksPerSecond) << 32) / TimeSpan.TicksPerSecond;
        return (seconds << 32) | fraction;
    }

    /// <summary>The middle 32 bits, in units of 1/65536 s.</summary>
    public static uint Middle(DateTimeOffset time) => (uint)(From(time) >> 16);
}
