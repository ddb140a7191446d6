using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>The options the call path reads, taken once.</summary>
internal sealed class SiloSettings(
    IOptions<SiloMessagingOptions> messaging, IOptions<GrainCollectionOptions> collection, IOptions<MessageVerificationOptions> verification)
{
    public TimeSpan ResponseTimeout { get; } = System.Diagnostics.Debugger.IsAttached
        ? messaging.Value.ResponseTimeoutWithDebugger
        : messaging.Value.ResponseTimeout;

    public bool DropExpiredMessages { get; } = messaging.Value.DropExpiredMessages;

    public bool CancelRequestOnTimeout { get; } = messaging.Value.CancelRequestOnTimeout;

    public bool WaitForCancellationAcknowledgement { get; } = messaging.Value.WaitForCancellationAcknowledgement;

    public int MaxWaiting { get; } = messaging.Value.MaxEnqueuedRequestsHardLimit;

    public TimeSpan ActivationTimeout { get; } = collection.Value.ActivationTimeout;

    public TimeSpan DeactivationTimeout { get; } = collection.Value.DeactivationTimeout;

    public TimeSpan CollectionQuantum { get; } = collection.Value.CollectionQuantum;

    public bool RoundTripMessages { get; } = verification.Value.RoundTripMessages;
}
