namespace CxBridge.Domain.Contacts;

/// <summary>Waiting contacts of one state and number of attempts that come due in the same slice of time.</summary>
/// <param name="State">Why they wait.</param>
/// <param name="Attempts">Attempts that each has had.</param>
/// <param name="After">From when on they are due, counted from now; zero: now.</param>
/// <param name="Contacts">How many.</param>
public sealed record DueContacts(ContactState State, int Attempts, TimeSpan After, int Contacts);
