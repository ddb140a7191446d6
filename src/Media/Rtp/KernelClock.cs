using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CxBridge.Media.Rtp;

/// <summary>
/// When the kernel received the packet that was read last (Linux, SIOCGSTAMPNS). Sockets are drained every 20 ms only, so without it
/// jitter would be measured in steps of 20 ms.
/// </summary>
internal static partial class KernelClock
{
    private const nuint GetStamp = 0x8907;

    /// <summary>How long ago that was.</summary>
    /// <param name="socket">The socket just read.</param>
    /// <param name="time">Tells the time of day, as the kernel stamps do.</param>
    /// <param name="age">0 to 100 ms.</param>
    /// <returns>False where the kernel does not say.</returns>
    public static bool TryAge(Socket socket, TimeProvider time, out double age)
    {
        age = 0;
        if (!OperatingSystem.IsLinux() || Ioctl((int)socket.Handle, GetStamp, out Timespec stamp) != 0)
        {
            return false;
        }

        TimeSpan now = time.GetUtcNow() - DateTimeOffset.UnixEpoch;
        age = Math.Clamp(now.TotalMilliseconds - (stamp.Seconds * 1000.0) - (stamp.Nanoseconds / 1e6), 0, 100);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ioctl(int descriptor, nuint request, out Timespec stamp);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
