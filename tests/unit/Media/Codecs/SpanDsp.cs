using System.Runtime.InteropServices;

namespace CxBridge.Tests.Unit.Media.Codecs;

/// <summary>An independent implementation of telephone codecs, where the machine has it; tests that compare with it say so.</summary>
internal static partial class SpanDsp
{
    private const string Library = "libspandsp.so.2";
    private const int Rate64 = 64000;

    public static bool IsPresent { get; } = NativeLibrary.TryLoad(Library, out _);

    public static byte[] EncodeG722(short[] samples)
    {
        IntPtr state = EncoderInit(IntPtr.Zero, Rate64, 0);
        var octets = new byte[samples.Length / 2];
        int length = Encode(state, octets, samples, samples.Length);
        _ = EncoderFree(state);
        return octets[..length];
    }

    public static short[] DecodeG722(byte[] octets)
    {
        IntPtr state = DecoderInit(IntPtr.Zero, Rate64, 0);
        var samples = new short[octets.Length * 2];
        int length = Decode(state, samples, octets, octets.Length);
        _ = DecoderFree(state);
        return samples[..length];
    }

    [LibraryImport(Library, EntryPoint = "g722_encode_init")]
    private static partial IntPtr EncoderInit(IntPtr state, int rate, int options);

    [LibraryImport(Library, EntryPoint = "g722_encode")]
    private static partial int Encode(IntPtr state, byte[] octets, short[] samples, int count);

    [LibraryImport(Library, EntryPoint = "g722_encode_free")]
    private static partial int EncoderFree(IntPtr state);

    [LibraryImport(Library, EntryPoint = "g722_decode_init")]
    private static partial IntPtr DecoderInit(IntPtr state, int rate, int options);

    [LibraryImport(Library, EntryPoint = "g722_decode")]
    private static partial int Decode(IntPtr state, short[] samples, byte[] octets, int count);

    [LibraryImport(Library, EntryPoint = "g722_decode_free")]
    private static partial int DecoderFree(IntPtr state);
}
