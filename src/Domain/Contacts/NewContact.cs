using CxBridge.Domain.Telephony;

namespace CxBridge.Domain.Contacts;

/// <summary>A contact as imported.</summary>
/// <param name="Number">Telephone number.</param>
/// <param name="Name">For people and for the bot, or null.</param>
/// <param name="Reference">The CRM's own key, or null.</param>
/// <param name="Fields">All other columns; the bot may speak them.</param>
public sealed record NewContact(PhoneNumber Number, string? Name, string? Reference, IReadOnlyDictionary<string, string> Fields);
