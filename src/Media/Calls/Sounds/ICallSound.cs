using System.Net;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Calls.Sounds;

/// <summary>
/// The sound of one call: RTP, screening, recording, and the conversation.
/// <code>
/// open -> (early -> [screened])* -> (answer -> [screened] -> attach -> [attached] -> [ended])? -> end          in brackets: told to the observer
///                                         \-> play                           /
/// </code>
/// The order of the calls is the caller's business; no method blocks, and none but <see cref="EndAsync"/> waits.
/// </summary>
internal interface ICallSound
{
    /// <summary>What to name in an offer or answer.</summary>
    IPEndPoint Local { get; }

    /// <summary>The far end is heard before it answers: screened for a reason to give up (<see cref="ICallObserver.Screened"/>) and counted, not recorded.</summary>
    void Early(AgreedMedia media);

    /// <summary>The far end answered: sound both ways, recording, screening.</summary>
    void Answer(AgreedMedia media);

    /// <summary>Hold, resume, moved address.</summary>
    void Change(AgreedMedia media);

    /// <summary>A key by signalling.</summary>
    void Press(char digit);

    /// <summary>The bot takes the call.</summary>
    void Attach();

    /// <summary>Plays a message of 8 kHz in place of a conversation; completes when its last sample was sent.</summary>
    /// <exception cref="OperationCanceledException">The wait was ended, or the sound is over.</exception>
    Task PlayAsync(ReadOnlyMemory<short> message, CancellationToken cancellationToken);

    /// <summary>The transfer was taken, or was not.</summary>
    void TransferCompleted(bool accepted);

    /// <summary>Stops sending and hearing, and settles accounts. Bounded, and does not throw.</summary>
    Task<SoundEnd> EndAsync();
}
