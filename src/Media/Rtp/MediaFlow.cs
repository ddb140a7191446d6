namespace CxBridge.Media.Rtp;

/// <summary>Which ways sound goes, as we see it.</summary>
[Flags]
internal enum MediaFlow
{
    None = 0,
    Send = 1,
    Receive = 2,
}
