namespace CxBridge.Domain.Outbox;

/// <summary>Port: one HTTP POST to a CRM.</summary>
public interface IWebhookSender
{
    /// <summary>Sends with an Idempotency-Key header and a time-out of 10 s; never throws for what the network or the receiver does.</summary>
    /// <returns>Null: the receiver has it (2xx). Otherwise why not.</returns>
    Task<DeliveryFailure?> SendAsync(Delivery delivery, CancellationToken cancellationToken);
}
