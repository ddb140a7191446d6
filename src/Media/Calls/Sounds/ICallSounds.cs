namespace CxBridge.Media.Calls.Sounds;

/// <summary>Where the sound of calls is made: in this process, or in workers.</summary>
internal interface ICallSounds
{
    /// <summary>Why a slot cannot take a call at this moment, for people; null when it can. Cheap.</summary>
    string? WhyHeld(int slot);

    /// <summary>A slot takes no call any more: what was kept ready for it may go.</summary>
    void Retire(int slot);

    /// <summary>Binds an RTP port for a call, and gets ready for its bot.</summary>
    /// <exception cref="IOException">There is no port, or nobody who could make the sound.</exception>
    Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken);
}
