using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CxBridge.Sip.Transport;

/// <summary>Which far ends ICMP reports as not there (Linux, IP_RECVERR): an unconnected UDP socket tells only that there was an error.</summary>
internal sealed unsafe partial class IcmpErrors
{
    private const int ErrorQueue = 0x2000;
    private const int DontWait = 0x40;
    private const int AddressSize = 28;
    private const int ControlSize = 256;

    // struct cmsghdr: size_t length, int level, int type; then struct sock_extended_err: uint errno, byte origin, ...
    private const int ErrnoAt = 16;
    private const int OriginAt = 20;
    private readonly Socket _socket;

    private IcmpErrors(Socket socket) => _socket = socket;

    /// <returns>Null where the system has no such queue; then a far end that is not there is noticed by its silence.</returns>
    public static IcmpErrors? TryWatch(Socket socket)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return null;
        }

        // IP_RECVERR of IPPROTO_IP, IPV6_RECVERR of IPPROTO_IPV6.
        (int level, int option) = socket.AddressFamily == AddressFamily.InterNetwork ? (0, 11) : (41, 25);
        socket.SetRawSocketOption(level, option, BitConverter.GetBytes(1));
        return new IcmpErrors(socket);
    }

    /// <summary>Takes one report.</summary>
    /// <returns>Where the packet had been sent; null when there is no more.</returns>
    public IPEndPoint? TryRead()
    {
        byte* name = stackalloc byte[AddressSize];
        byte* control = stackalloc byte[ControlSize];
        while (true)
        {
            var message = new Message { Name = name, NameLength = AddressSize, Control = control, ControlLength = ControlSize };
            try
            {
                if (ReceiveMessage((int)_socket.Handle, &message, ErrorQueue | DontWait) < 0)
                {
                    return null;
                }
            }
            catch (ObjectDisposedException)
            {
                return null;
            }

            if (message.ControlLength > OriginAt && IsUnreachable(*(uint*)(control + ErrnoAt), control[OriginAt]) && ReadAddress(name) is { } gone)
            {
                return gone;
            }
        }
    }

    // ECONNREFUSED, EHOSTUNREACH, ENETUNREACH; by ICMP or ICMPv6, not by the local stack.
    private static bool IsUnreachable(uint errno, byte origin) => (errno is 111 or 113 or 101) && (origin is 2 or 3);

    private static IPEndPoint? ReadAddress(byte* name) => *(ushort*)name switch
    {
        2 => new IPEndPoint(new IPAddress(new ReadOnlySpan<byte>(name + 4, 4)), (name[2] << 8) | name[3]),
        10 => new IPEndPoint(new IPAddress(new ReadOnlySpan<byte>(name + 8, 16)), (name[2] << 8) | name[3]),
        _ => null,
    };

    [LibraryImport("libc", EntryPoint = "recvmsg")]
    private static partial nint ReceiveMessage(int descriptor, Message* message, int flags);

    // struct msghdr of a 64-bit system.
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public byte* Name;
        public uint NameLength;
        public void* Vectors;
        public nuint VectorCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
