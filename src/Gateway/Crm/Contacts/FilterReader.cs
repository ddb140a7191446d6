using CxBridge.Domain.Attempts;
using CxBridge.Domain.Contacts;
using CxBridge.Domain.Conversation;
using CxBridge.Domain.Telephony;
using CxBridge.Gateway.Problems;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>Reads which contacts a request means, and notes what is wrong with it. Pure.</summary>
internal static class FilterReader
{
    public static ContactFilter Read(string? state, string? outcome, string? disposition, string? number, Findings findings)
    {
        if (disposition is not null && !Disposition.IsValid(disposition))
        {
            findings.Add("disposition", "is not a disposition", "Use lower-case letters, digits and underscores, such as callback_requested.");
            disposition = null;
        }
        PhoneNumber? one = number is null ? null : findings.NumberInQuery("number", number);
        return new(
            findings.Code<ContactState>("state", Given(state)), findings.Code<AttemptOutcome>("outcome", Given(outcome)), disposition is null ? null : new Disposition(disposition), one);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
