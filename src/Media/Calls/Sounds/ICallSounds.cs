namespace CxBridge.Media.Calls.Sounds;

/// <summary>Where the sound of calls is made: in this process, or in workers.</summary>
internal interface ICallSounds
{
    /// <summary>What keeps places from calls that no call occupies, for people.</summary>
    IReadOnlyList<string> Holds { get; }

    /// <summary>Whether nobody could make the sound of a call there at this moment. Cheap.</summary>
    bool IsHeld(CallPlace place);

    /// <summary>The call on a line goes into a free slot. Its sound stays where its RTP port is; what was ready for the slot is the line's from now on.</summary>
    void Move(int line, int slot);

    /// <summary>A call is over: whatever moves have mixed up among places without a call may be put in order.</summary>
    /// <param name="freeSlots">Bit n: slot n has no call.</param>
    /// <param name="freeLines">Bit n: line n has none.</param>
    void Settle(ulong freeSlots, ulong freeLines);

    /// <summary>A place takes no call any more: what was kept ready for it may go.</summary>
    void Retire(CallPlace place);

    /// <summary>Binds an RTP port for a call, and gets ready for its bot. Waits for whoever is still being made ready.</summary>
    /// <exception cref="SoundUnavailableException">There is nobody who could make the sound.</exception>
    /// <exception cref="IOException">There is no port, or whoever makes the sound refused.</exception>
    Task<ICallSound> OpenAsync(SoundOrder order, ICallObserver observer, CancellationToken cancellationToken);
}
