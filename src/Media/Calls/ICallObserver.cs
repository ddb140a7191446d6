using CxBridge.Domain.Screening;
using CxBridge.Media.Turns;

namespace CxBridge.Media.Calls;

/// <summary>What the media side of a call reports to its session. Called within a frame; must not block.</summary>
internal interface ICallObserver
{
    /// <summary>Who answered.</summary>
    void Screened(ScreeningVerdict verdict);

    /// <summary>Our side ended the conversation.</summary>
    void ConversationEnded(ConversationEnd end);

    /// <summary>The dialogue hands the call over.</summary>
    void TransferWanted(string target);

    /// <summary>No RTP for too long.</summary>
    void MediaTimedOut();

    /// <summary>A provider failed; the conversation deals with it.</summary>
    void ProviderFailed(Exception fault);

    /// <summary>The media side broke.</summary>
    void MediaFailed(Exception fault);
}
