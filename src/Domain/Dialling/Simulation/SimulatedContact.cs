namespace CxBridge.Domain.Dialling.Simulation;

/// <summary>Somebody of a rehearsal: nothing of them matters but how often they were tried.</summary>
/// <param name="Turn">Whose turn comes first.</param>
/// <param name="Attempts">Attempts so far.</param>
internal readonly record struct SimulatedContact(ContactTurn Turn, int Attempts);
