namespace CxBridge.Media;

/// <summary>Hears one port. Called for one frame at a time, in order, on a pool thread; must not block for longer than a frame on average.</summary>
public interface IFrameListener
{
    /// <summary>One frame of the caller's sound: 160 samples of 8 kHz, valid during the call only.</summary>
    void OnFrame(in CallerFrame frame, ReadOnlySpan<short> samples);

    /// <summary>The port or this listener broke; no frame follows.</summary>
    void OnFault(Exception fault);
}
