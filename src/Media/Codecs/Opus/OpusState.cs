using Microsoft.Win32.SafeHandles;

namespace CxBridge.Media.Codecs.Opus;

/// <summary>libopus's state of one stream, freed once.</summary>
internal static class OpusState
{
    internal sealed class Decoder() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            OpusLibrary.DestroyDecoder(handle);
            return true;
        }
    }

    internal sealed class Encoder() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
    {
        protected override bool ReleaseHandle()
        {
            OpusLibrary.DestroyEncoder(handle);
            return true;
        }
    }
}
