namespace CxBridge.Media.Pacing;

/// <summary>Something that a pacing thread drives.</summary>
internal interface IPaced
{
    /// <summary>Does the work of some frames; must neither block nor allocate.</summary>
    /// <param name="frames">1, or more when the thread was late: all but the last two are past and can only be accounted for.</param>
    void Tick(int frames);

    /// <summary><see cref="Tick"/> threw; it is not called again.</summary>
    void Fault(Exception fault);
}
