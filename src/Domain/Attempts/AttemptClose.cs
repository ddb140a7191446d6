using CxBridge.Domain.Calls;
using CxBridge.Domain.Ids;

namespace CxBridge.Domain.Attempts;

/// <summary>Everything that ends an attempt, written in one transaction.</summary>
/// <param name="Record">The call record.</param>
/// <param name="Next">What becomes of the contact.</param>
/// <param name="Delivery">What the CRM gets, or null when the campaign has no webhook.</param>
public sealed record AttemptClose(CallRecord Record, ContactNext Next, Outbox.NewDelivery? Delivery);
