namespace CxBridge.Domain.Telephony;

/// <summary>A call that waits for a decision. Members do nothing once it is decided.</summary>
public interface IInboundCall
{
    /// <summary>The called number, as the carrier wrote it; "" when there is none.</summary>
    string To { get; }

    /// <summary>The calling number, as the carrier wrote it; "" when there is none.</summary>
    string From { get; }

    /// <summary>Takes the call. <see cref="LegEvent.Answered"/> follows, or the end when the caller has given up meanwhile.</summary>
    ICallLeg Answer(LocalMedia media);

    /// <summary>Refuses it.</summary>
    /// <param name="status">300 to 699.</param>
    /// <param name="retryAfter">With 503: how long a carrier is to stay away.</param>
    Task RejectAsync(int status, TimeSpan? retryAfter);

    /// <summary>Refuses it because nothing is free, with the status that the settings name.</summary>
    Task RejectAsFullAsync();
}
