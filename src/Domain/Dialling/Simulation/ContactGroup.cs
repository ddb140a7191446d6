namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Contacts that wait alike.</summary>
/// <param name="Contacts">How many.</param>
/// <param name="Turn">Whose turn comes first.</param>
/// <param name="DueAtHour">From when on they are due, in hours since the start.</param>
/// <param name="Attempts">Attempts that each has had.</param>
public sealed record ContactGroup(int Contacts, ContactTurn Turn = ContactTurn.Fresh, double DueAtHour = 0, int Attempts = 0);
