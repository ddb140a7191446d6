using System.Reflection;
using System.Runtime.InteropServices;

namespace CxBridge.Media.Codecs.Opus;

/// <summary>The system's libopus, version 1.1 or later. Where it is absent, Opus is not offered and nothing else changes.</summary>
internal static partial class OpusLibrary
{
    public const int Voice = 2048;
    public const int SetBitrate = 4002;
    public const int SetMaxBandwidth = 4004;
    public const int SetComplexity = 4010;
    public const int SetInbandFec = 4012;
    public const int SetPacketLossPercent = 4014;
    public const int SetDtx = 4016;
    public const int Narrowband = 1101;
    public const int Wideband = 1103;
    private const string Name = "opus";
    private static readonly IntPtr Handle = Load();

    static OpusLibrary()
    {
        NativeLibrary.SetDllImportResolver(typeof(OpusLibrary).Assembly, static (name, _, _) => name == Name ? Handle : IntPtr.Zero);
    }

    /// <summary>Whether Opus can be spoken here.</summary>
    public static bool IsPresent => Handle != IntPtr.Zero;

    [LibraryImport(Name, EntryPoint = "opus_decoder_create")]
    public static partial OpusState.Decoder CreateDecoder(int rate, int channels, out int error);

    [LibraryImport(Name, EntryPoint = "opus_decoder_destroy")]
    public static partial void DestroyDecoder(IntPtr decoder);

    [LibraryImport(Name, EntryPoint = "opus_decode")]
    public static partial int Decode(OpusState.Decoder decoder, ReadOnlySpan<byte> packet, int length, Span<short> samples, int room, int recover);

    [LibraryImport(Name, EntryPoint = "opus_packet_get_nb_samples")]
    public static partial int Count(ReadOnlySpan<byte> packet, int length, int rate);

    [LibraryImport(Name, EntryPoint = "opus_encoder_create")]
    public static partial OpusState.Encoder CreateEncoder(int rate, int channels, int application, out int error);

    [LibraryImport(Name, EntryPoint = "opus_encoder_destroy")]
    public static partial void DestroyEncoder(IntPtr encoder);

    [LibraryImport(Name, EntryPoint = "opus_encode")]
    public static partial int Encode(OpusState.Encoder encoder, ReadOnlySpan<short> samples, int count, Span<byte> packet, int room);

    /// <summary>Declared in C with a variable argument list; for integer arguments the calling conventions of Linux pass it the same way.</summary>
    [LibraryImport(Name, EntryPoint = "opus_encoder_ctl")]
    public static partial int Control(OpusState.Encoder encoder, int request, int value);

    private static IntPtr Load() =>
        NativeLibrary.TryLoad("libopus.so.0", out IntPtr handle) || NativeLibrary.TryLoad(Name, Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out handle) ? handle : IntPtr.Zero;
}
