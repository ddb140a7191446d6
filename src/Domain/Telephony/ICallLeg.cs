using System.Threading.Channels;

namespace CxBridge.Domain.Telephony;

/// <summary>One signalling dialog with one far end.</summary>
public interface ICallLeg : IAsyncDisposable
{
    /// <summary>The SIP Call-ID.</summary>
    string CallId { get; }

    /// <summary>What happens to the leg, in order, for one reader. Completed after <see cref="LegEvent.Ended"/>, which comes exactly once.
    /// Holds at most a few dozen events; a leg that nobody reads costs no more than that.</summary>
    ChannelReader<LegEvent> Events { get; }

    /// <summary>Ends the leg in whatever state it is: CANCEL before the answer, BYE after it. Safe to call twice.
    /// Completes when the far end has confirmed, or after 64 x T1 at the latest.</summary>
    Task HangupAsync(HangupReason reason);

    /// <summary>Blind transfer by REFER (RFC 3515).</summary>
    /// <param name="targetUri">A URI, or a number in E.164 form, which the far end's domain is asked to reach.</param>
    /// <param name="cancellationToken">Gives up waiting; the far end may still transfer.</param>
    /// <returns>True once the far end's NOTIFY reported a 2xx; false on refusal or after 30 s.</returns>
    Task<bool> TransferAsync(string targetUri, CancellationToken cancellationToken);
}
