using CxBridge.Domain.Attempts;
using CxBridge.Domain.Compliance;
using CxBridge.Domain.Configuration;
using CxBridge.Domain.Contacts;

namespace CxBridge.Gateway.Crm.Contacts;

/// <summary>Body that adds contacts; at most 5,000.</summary>
internal sealed record NewContacts(IReadOnlyList<NewContactBody>? Contacts);

/// <summary>One contact to add.</summary>
/// <param name="Number">International form.</param>
/// <param name="Name">For people and for the bot.</param>
/// <param name="Reference">The CRM's own key.</param>
/// <param name="Fields">What the bot may speak.</param>
internal sealed record NewContactBody(string? Number, string? Name = null, string? Reference = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>What became of the contacts of a request.</summary>
/// <param name="Added">Stored.</param>
/// <param name="Duplicates">Left out: the campaign has their number already.</param>
/// <param name="Rejected">Left out: something is wrong with them.</param>
/// <param name="Errors">What is wrong, by place in the request.</param>
internal sealed record ContactsAdded(int Added, int Duplicates, int Rejected, IReadOnlyList<ConfigurationError> Errors);

/// <summary>Change of one contact; what is left out stays as it is, an empty text removes.</summary>
/// <param name="Number">International form.</param>
/// <param name="Name">For people and for the bot.</param>
/// <param name="Reference">The CRM's own key.</param>
/// <param name="Fields">Replaces all fields.</param>
internal sealed record ContactEdit(string? Number = null, string? Name = null, string? Reference = null, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>Body of a callback.</summary>
/// <param name="At">When to call.</param>
internal sealed record CallbackRequest(DateTimeOffset? At);

/// <summary>Which contacts are called again; all that is given must hold.</summary>
/// <param name="All">True: everybody that the campaign is done with. Needed when nothing else is given.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Outcome">Only whose last attempt ended like this.</param>
/// <param name="Disposition">Only with this last disposition.</param>
/// <param name="Attempts">Whether attempts that were made count; left out: they do.</param>
internal sealed record RequeueRequest(bool? All = null, string? State = null, string? Outcome = null, string? Disposition = null, RequeueAttempts? Attempts = null);

/// <summary>Body for one contact.</summary>
/// <param name="Attempts">Whether attempts that were made count; left out: they do.</param>
internal sealed record RequeueOne(RequeueAttempts? Attempts = null);

/// <summary>How many contacts are called again.</summary>
internal sealed record Requeued(int Contacts);

/// <summary>A contact; <c>hold</c> is the rule that put it off or suppressed it.</summary>
internal sealed record ContactView(
    long Id, string Number, string? Name, string? Reference, IReadOnlyDictionary<string, string> Fields, ContactState State, AttemptState? AttemptState,
    int Attempts, DateTimeOffset? NextAt, AttemptOutcome? Outcome, string? Disposition, AttemptId? Attempt,
    DialRule? Hold)
{
    public static ContactView Of(Contact c) => new(
        c.Id.Value, c.Number.E164, c.Name, c.Reference, c.Fields, c.State, c.Open, c.Attempts, c.NextAt, c.Outcome, c.Disposition?.Code, c.Attempt, c.Hold);
}

/// <summary>A page of contacts by ascending id.</summary>
/// <param name="Items">The contacts.</param>
/// <param name="Next">Pass as <c>after</c> for the next page; null on the last one.</param>
/// <param name="At">When it was read.</param>
internal sealed record ContactPage(IReadOnlyList<ContactView> Items, long? Next, DateTimeOffset At);
