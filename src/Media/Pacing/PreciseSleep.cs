using System.Runtime.InteropServices;

namespace CxBridge.Media.Pacing;

/// <summary>
/// Sleeps to within tens of microseconds without spinning. The runtime's own sleep rounds to milliseconds; the kernel's does not, and its
/// timer slack of 50 us can be given up for a thread (prctl PR_SET_TIMERSLACK).
/// </summary>
internal static partial class PreciseSleep
{
    private const int SetTimerSlack = 29;
    private const int OneThread = 0;
    private const int BeforeOthers = -11;

    /// <summary>Asks for the finest timers for the calling thread, and to run before others where this user may ask that (root, CAP_SYS_NICE or a
    /// limit on nice): the runtime's own thread priorities have no effect on Linux, and one that spins would take the processor from every call.</summary>
    public static void PrepareThread()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Prctl(SetTimerSlack, 1, 0, 0, 0);
            // On Linux "process 0" is the calling thread alone.
            _ = SetPriority(OneThread, 0, BeforeOthers);
        }
    }

    /// <summary>Sleeps; a signal may end it early, so callers check the time again.</summary>
    public static void For(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            var wanted = new Timespec { Seconds = time.Ticks / TimeSpan.TicksPerSecond, Nanoseconds = time.Ticks % TimeSpan.TicksPerSecond * 100 };
            _ = Nanosleep(in wanted, IntPtr.Zero);
        }
        else if (time > TimeSpan.FromMilliseconds(2))
        {
            Thread.Sleep(time - TimeSpan.FromMilliseconds(2));
        }
        else
        {
            Thread.SpinWait(50);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Nanosleep(in Timespec wanted, IntPtr rest);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Prctl(int option, nuint value, nuint unused3, nuint unused4, nuint unused5);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
