using CxBridge.Domain.Inbound;
using CxBridge.Domain.Telephony;

namespace CxBridge.Media.Calls;

/// <summary>A call that came in, and the route that it takes.</summary>
internal sealed record InboundVisit(IInboundCall Call, InboundRoute Route)
{
    /// <summary>Who calls; null when the number is withheld or is none. Some carriers leave the plus out.</summary>
    public PhoneNumber? Caller =>
        PhoneNumber.Read(Call.From, out PhoneNumber number) is null || PhoneNumber.Read("+" + Call.From, out number) is null ? number : null;
}
