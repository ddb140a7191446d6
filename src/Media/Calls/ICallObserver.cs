using CxBridge.Domain.Screening;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

/// <summary>What the sound of a call reports to its session. May be called within a frame; must not block.</summary>
internal interface ICallObserver
{
    /// <summary>Who answered.</summary>
    void Screened(ScreeningVerdict verdict);

    /// <summary>A key, pressed while there is no conversation.</summary>
    void Pressed(char digit);

    /// <summary>The bot has the call.</summary>
    void Attached();

    /// <summary>Our side ended the conversation.</summary>
    void ConversationEnded(ConversationEnd end);

    /// <summary>The dialogue hands the call over.</summary>
    void TransferWanted(string target);

    /// <summary>No sound for too long.</summary>
    void MediaTimedOut(MediaSilence silence);

    /// <summary>There is no recording; the call goes on without.</summary>
    void NotRecorded(Exception fault);

    /// <summary>A provider failed; the conversation deals with it.</summary>
    void ProviderFailed(Exception fault);

    /// <summary>The media side broke, and the call must end.</summary>
    void MediaFailed(Exception fault);

    /// <summary>The process that made the sound is gone.</summary>
    /// <param name="cause">What became of it, for people.</param>
    void SoundLost(string cause);
}
