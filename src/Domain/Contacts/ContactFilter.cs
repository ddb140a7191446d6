using CxBridge.Domain.Attempts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Contacts;

/// <summary>Which contacts of a campaign; all that is given must hold.</summary>
/// <param name="State">Only in this state.</param>
/// <param name="Outcome">Only whose last attempt ended like this.</param>
/// <param name="Disposition">Only with this last disposition.</param>
/// <param name="Number">Only this number.</param>
public sealed record ContactFilter(ContactState? State = null, AttemptOutcome? Outcome = null, Disposition? Disposition = null, PhoneNumber? Number = null)
{
    /// <summary>Everybody.</summary>
    public static ContactFilter All { get; } = new();
}
